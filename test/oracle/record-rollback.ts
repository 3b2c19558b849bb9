/**
 * Records what real Spark computes again when a stage that may come out otherwise loses outputs: `npm run oracle:rollback [names…]`. Needs SPARK_HOME.
 * One file for each run of rollback-runs.ts in recordings/rollback/.
 */
import { recordRuns } from "./record-runs.ts";
import { rollbackRuns as runs, stepLine } from "./rollback-runs.ts";
import { rollbackTold as told } from "./rollback-told.ts";

await recordRuns({ subject: "rollback", program: "Rollback", runs, stepLine, told });

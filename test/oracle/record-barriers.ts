/** Records what barrier stages do on real Spark: `npm run oracle:barriers [names…]`. Needs SPARK_HOME. One file for each run of barrier-runs.ts in recordings/barriers/. */
import { barrierRuns as runs, stepLine } from "./barrier-runs.ts";
import { barriersTold as told } from "./barrier-told.ts";
import { recordRuns } from "./record-runs.ts";

await recordRuns({ subject: "barriers", program: "Barriers", runs, stepLine, told });

/**
 * Records what real Spark makes of shuffle blocks that are not what was written: `npm run oracle:corruption [names…]`. Needs SPARK_HOME. One file for
 * each run of corruption-runs.ts in recordings/corruption/.
 */
import { corruptionRuns as runs, stepLine } from "./corruption-runs.ts";
import { corruptionTold as told } from "./corruption-told.ts";
import { recordRuns } from "./record-runs.ts";

await recordRuns({ subject: "corruption", program: "Corruption", runs, stepLine, told });

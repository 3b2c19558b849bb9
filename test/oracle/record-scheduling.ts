/**
 * Records how real Spark's task scheduler chooses among pools and waits for executors with the data: `npm run oracle:scheduling [names…]`. Needs
 * SPARK_HOME. One file for each run of scheduling-runs.ts in recordings/scheduling/.
 */
import { recordRuns } from "./record-runs.ts";
import { schedulingRuns as runs, stepLine } from "./scheduling-runs.ts";
import { schedulingTold as told } from "./scheduling-told.ts";

await recordRuns({ subject: "scheduling", program: "Scheduling", runs, stepLine, told });

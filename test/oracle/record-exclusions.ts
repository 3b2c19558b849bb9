/**
 * Records what real Spark excludes after failures, when and in which words: `npm run oracle:exclusions [names…]`. Needs SPARK_HOME. One file for each run of
 * exclusion-runs.ts in recordings/exclusions/.
 */
import { exclusionRuns as runs, stepLine } from "./exclusion-runs.ts";
import { exclusionsTold as told } from "./exclusion-told.ts";
import { recordRuns } from "./record-runs.ts";

await recordRuns({ subject: "exclusions", program: "Exclusions", runs, stepLine, told });

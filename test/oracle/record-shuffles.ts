/**
 * Records how real Spark's shuffles write, spill and merge: `npm run oracle:shuffles [names…]`. Needs SPARK_HOME. One file for each run of
 * shuffle-runs.ts in recordings/shuffles/.
 */
import { recordRuns } from "./record-runs.ts";
import { shuffleRuns as runs } from "./shared-memory-runs.ts";
import { stepLine } from "./shuffle-runs.ts";
import { shufflesTold as told } from "./shuffle-told.ts";

await recordRuns({ subject: "shuffles", program: "Shuffles", runs, stepLine, told });

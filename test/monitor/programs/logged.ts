/** Writes the event logs of the fixed runs to standard output, for a process of its own. In Spark: spark-submit with spark.eventLog.enabled. */
import { historyRuns } from "../../oracle/history-runs.ts";

for (const { run } of historyRuns) process.stdout.write((await run()).eventLog());

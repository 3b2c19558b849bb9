/**
 * A TaskEnd's line without what no row shows: accumulators of Spark's own metrics, which stand in the line once more as "Task Metrics", and peaks of the executor that are all 0, as they are in tasks shorter
 * than a heartbeat. Both make up half of it. In Spark: LiveTask keeps of a task's
 * accumulators those that are not internal. Only what is surely such a text is cut, so that a line that is no JSON, or lacks what it must have, stays so. The quotes that are looked for cannot stand
 * within a text, where each has a backslash before it. Left out on purpose: other lines; they are few. Spark 3.5.3: core/…/status/LiveEntity.scala (newAccumulatorInfos).
 */
import { executorMetricNames } from "./executor-metrics.ts";

const TASK_END = '{"Event":"SparkListenerTaskEnd"';
const UPDATES = '"Accumulables":[';

/** One of them, with the comma to the next one or before the end of the list. */
const hidden =
  /\{"ID":(?:0|[1-9]\d{0,14}),"Name":"internal\.metrics\.[\w.]+","Update":-?(?:0|[1-9]\d{0,14}),"Value":-?(?:0|[1-9]\d{0,14}),"Internal":true,"Count Failed Values":true\}(?:,(?=\{)|(?=\]))/y;

/** What comes behind the list where no peak was seen; peaks that are missing are read alike. */
const END = "]},";
const noPeaks = `${END}"Task Executor Metrics":{${executorMetricNames.map((name) => `"${name}":0`).join(",")}},`;

export function withoutHidden(line: string): string {
  if (!line.startsWith(TASK_END)) return line;
  const list = line.indexOf(UPDATES);
  if (list === -1) return line;
  const from = list + UPDATES.length;
  let to = from;
  hidden.lastIndex = from;
  while (hidden.test(line)) to = hidden.lastIndex;
  if (line.startsWith(noPeaks, to))
    return line.slice(0, from) + END + line.slice(to + noPeaks.length);
  return to === from ? line : line.slice(0, from) + line.slice(to);
}

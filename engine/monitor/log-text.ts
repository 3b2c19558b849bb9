/**
 * A line of a log as Spark's own pattern writes it: `26/11/21 04:00:01 INFO SparkContext: Running Spark version 3.5.3`.
 *
 * In Spark: conf/log4j2.properties' default, `%d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n`, in UTC. Left out on purpose: stacks.
 */
import { stampOf } from "../foundation/timestamps.ts";
import type { Micros } from "../foundation/sizes.ts";

export function logText(line: {
  readonly at: Micros;
  readonly level: string;
  readonly logger: string;
  readonly text: string;
}): string {
  const [, yy, month, day, hours, minutes, secs] =
    /^\d\d(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stampOf(line.at)) ?? [];
  return `${yy}/${month}/${day} ${hours}:${minutes}:${secs} ${line.level} ${line.logger}: ${line.text}`;
}

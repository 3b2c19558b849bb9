/**
 * Metrics under a process's web UI: MetricsServlet, which every process has, and PrometheusServlet where metrics.properties asks for it. In Spark: MetricsSystem knows both by
 * the name of the sink (`servlet`, `prometheusServlet`), not by its class; a path is that of the settings. The same: a path without its last slash leads to the one with it.
 * Left out on purpose: what is shown by `*.sink.servlet.sample`. Spark 3.5.3: core/…/metrics/MetricsSystem.scala (getServletHandlers).
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { decodeUtf8 } from "../../foundation/utf8.ts";
import type { FileSystem } from "../../world/disk.ts";
import { plainAnswer, type Answer } from "../rest/reply.ts";
import type { TellMetric } from "../rules/metric-lines.ts";
import { MetricsConfig, type MetricsInstance } from "./metrics-config.ts";
import { metricsJson } from "./metrics-json.ts";
import { prometheusText } from "./prometheus-text.ts";
import type { Snapshot } from "./snapshot.ts";

/** Where a machine's Spark looks for metrics.properties when no setting says so. */
export const METRICS_FILE = "/opt/spark/conf/metrics.properties";

/** What a process on this machine makes of its file and, where it is one of an application, of that one's settings. */
export function metricsConfigOf(disk: FileSystem, conf?: SparkConf): MetricsConfig {
  const bytes = disk.read(conf?.getOption("spark.metrics.conf") ?? METRICS_FILE);
  return new MetricsConfig(bytes === undefined ? "" : decodeUtf8(bytes), conf?.getAll());
}

const servlets: Readonly<Record<string, (snapshot: Snapshot, tell?: TellMetric) => Answer>> = {
  servlet: (snapshot) => ({ status: 200, type: "text/json", body: metricsJson(snapshot) }),
  prometheusServlet: (snapshot, tell) => plainAnswer(200, prometheusText(snapshot, tell)),
};

/** What is answered at a path; undefined where no sink of this instance has it. */
export function servletAnswer(
  config: MetricsConfig,
  instance: MetricsInstance,
  path: string,
  snapshot: () => Snapshot,
  tellMetric?: TellMetric,
): Answer | undefined {
  for (const [name, sink] of config.sinksOf(instance)) {
    const answer = servlets[name];
    const own = sink.get("path");
    if (answer === undefined || own === undefined) continue;
    if (path === own) return { ...plainAnswer(302, ""), location: `${own}/` };
    if (path.startsWith(`${own}/`)) return answer(snapshot(), tellMetric);
  }
  return undefined;
}

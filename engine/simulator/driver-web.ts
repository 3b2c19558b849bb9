/**
 * Metrics under the web UI of a driver that runs (port 4040, or the next that is free): `/metrics/json`, `/metrics/prometheus` where metrics.properties asks for it, and its executors at
 * `/metrics/executors/prometheus` with spark.ui.prometheus.enabled. In Spark: SparkUI. The same: paths, texts, 404 elsewhere. Left out on purpose: the UI's pages, which
 * a History Server shows over the event log. Spark 3.5.3: core/…/ui/SparkUI.scala, status/api/v1/PrometheusResource.scala.
 */
import { epochMillis } from "../foundation/timestamps.ts";
import { ApplicationMetrics } from "../monitor/metrics/application-metrics.ts";
import { executorsText } from "../monitor/metrics/executors-text.ts";
import { metricsConfigOf, servletAnswer } from "../monitor/metrics/servlets.ts";
import type { Snapshot } from "../monitor/metrics/snapshot.ts";
import { asShown } from "../monitor/rest/executor-json.ts";
import { plainAnswer, type Answer } from "../monitor/rest/reply.ts";
import { type MonitorPolicies, rulesOf } from "../monitor/rules/rules.ts";
import { storeOf } from "../monitor/status.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";

const sparkVersion = "3.5.3";
/** The commit that it was built of, as a real one answers. */
const revision = "32232e9ed33bb16b93ad58cfde8b82e0f07c0970";

/** A submission: its context's runtime, once there is one, and rules of katas. */
export interface DriverSeen {
  readonly runtime: DriverRuntime | undefined;
  readonly policies: MonitorPolicies;
}

const notFound = plainAnswer(404, "");

/** What a GET of a path of this driver's web UI answers now. */
export function driverAnswer({ runtime, policies }: DriverSeen, path: string): Answer {
  if (runtime === undefined || runtime.stopped) return notFound;
  const { conf, process, world } = runtime.options;
  if (path === "/metrics/executors/prometheus")
    return conf.getOption("spark.ui.prometheus.enabled") === "true"
      ? plainAnswer(200, executorsOf(runtime))
      : notFound;
  const config = metricsConfigOf(world.disk(process.host), conf);
  const { tellMetric } = rulesOf(policies);
  return servletAnswer(config, "driver", path, () => registryOf(runtime), tellMetric) ?? notFound;
}

/** The driver's registry, as its events up to now have filled it. */
function registryOf({ options, dag }: DriverRuntime): Snapshot {
  const { appId, conf, isLocal, world } = options;
  const metrics = new ApplicationMetrics({ appId, conf, isLocal, dagCounts: () => dag.counts });
  for (const event of world.trace.events) metrics.take(event);
  return metrics.driver();
}

function executorsOf({ options }: DriverRuntime): string {
  const { appId: id, conf, world } = options;
  const store = storeOf(world.trace.events, id);
  const now = epochMillis(world.now());
  const rows = [...store.executors.values()]
    .filter(({ isActive }) => isActive)
    .map((row) => asShown(row, store, now));
  return executorsText({ id, name: conf.get("spark.app.name"), sparkVersion, revision }, rows);
}

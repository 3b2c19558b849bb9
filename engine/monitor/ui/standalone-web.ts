/**
 * The web servers of a simulated standalone cluster as functions of its state: the Master's (port 8080) and a Worker's (8081), their pages and what they say
 * under /json/. In Spark: MasterWebUI, WorkerWebUI. The same (seen on Spark 3.5.3): whatever follows /json/ is answered by the whole state; a path that leads
 * nowhere shows the first page. Their metrics are at /metrics/. Left out on purpose: /environment, killing by POST. Spark 3.5.3: core/…/deploy/master/ui/MasterWebUI.scala.
 */
import { masterState } from "../../deploy/standalone/master-state.ts";
import type { Master } from "../../deploy/standalone/master.ts";
import { workerState } from "../../deploy/standalone/worker-state.ts";
import type { Worker } from "../../deploy/standalone/worker.ts";
import { epochMillis } from "../../foundation/timestamps.ts";
import { applicationsMetrics, masterMetrics, workerMetrics } from "../metrics/daemon-metrics.ts";
import { metricsConfigOf, servletAnswer } from "../metrics/servlets.ts";
import type { Query } from "../rest/query.ts";
import { plainAnswer, type Answer } from "../rest/reply.ts";
import { plainJson } from "./plain-json.ts";
import { parameter } from "./query-text.ts";
import { applicationPage, masterPage } from "./standalone-pages.ts";
import { styleSheet } from "./style.ts";
import { logOnly, logPage, workerPage } from "./worker-pages.ts";

const pageAnswer = (body: string): Answer => ({ status: 200, type: "text/html", body });
const jsonText = (body: string): Answer => ({ status: 200, type: "text/json", body });
const css = "/static/kindling.css";

/** What `curl http://MASTER:8080/json/` prints. */
export const masterJson = (master: Master): string => plainJson(masterState(master));

/** What `curl http://WORKER:8081/json/` prints. */
export const workerJson = (worker: Worker): string => plainJson(workerState(worker));

/** What the Master's web server answers to a GET of a path. */
export function masterAnswer(master: Master, path: string, query: Query = []): Answer {
  if (path === css) return { status: 200, type: "text/css", body: styleSheet };
  if (path.startsWith("/json/")) return jsonText(masterJson(master));
  if (path === "/json") return { ...plainAnswer(302, ""), location: "/json/" };
  const metrics = masterServlets(master, path);
  if (metrics !== undefined) return metrics;
  if (/^\/app\/?$/.test(path))
    return pageAnswer(applicationPage(master, parameter(query, "appId") ?? ""));
  return pageAnswer(masterPage(masterState(master), epochMillis(master.world.now())));
}

/** A Master has two registries: its own, and that of its applications. */
function masterServlets(master: Master, path: string): Answer | undefined {
  const config = metricsConfigOf(master.world.disk(master.host));
  return (
    servletAnswer(config, "master", path, () => masterMetrics(master)) ??
    servletAnswer(config, "applications", path, () => applicationsMetrics(master))
  );
}

/** What a Worker's web server answers to a GET of a path. */
export function workerAnswer(worker: Worker, path: string, query: Query = []): Answer {
  if (path === css) return { status: 200, type: "text/css", body: styleSheet };
  if (path.startsWith("/json/")) return jsonText(workerJson(worker));
  if (path === "/json") return { ...plainAnswer(302, ""), location: "/json/" };
  const config = metricsConfigOf(worker.world.disk(worker.host));
  const metrics = servletAnswer(config, "worker", path, () => workerMetrics(worker));
  if (metrics !== undefined) return metrics;
  const { events } = worker.world.trace;
  if (/^\/logPage\/?$/.test(path)) {
    const text = logPage(worker, events, query);
    return text === undefined ? whoseLog : pageAnswer(text);
  }
  if (/^\/log\/?$/.test(path)) {
    const text = logOnly(worker, events, query);
    return text === undefined ? whoseLog : plainAnswer(200, text);
  }
  return pageAnswer(workerPage(worker));
}

const whoseLog = plainAnswer(500, "Request must specify either application or driver identifiers");

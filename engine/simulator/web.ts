/**
 * The web servers of a simulated network: what `curl http://localhost:8080/json/` prints in it. In Spark: a Jetty of each daemon. The same: ports 8080
 * (Master), 8081 (Worker), 4040 and the next ones (drivers; of these only metrics). Left out on purpose: other methods than GET. Rule D2.1.
 */
import { StandaloneCluster } from "../deploy/standalone/standalone-cluster.ts";
import type { Query } from "../monitor/rest/query.ts";
import type { Answer } from "../monitor/rest/reply.ts";
import { masterAnswer, masterJson, workerAnswer } from "../monitor/ui/standalone-web.ts";
import { driverAnswer } from "./driver-web.ts";
import type { Run } from "./run.ts";
import type { Simulation } from "./simulation.ts";

/** What the Master's page says under /json/ now; undefined where there is no Master, or it is gone. */
export function masterJsonOf({ manager }: Simulation): string | undefined {
  return manager instanceof StandaloneCluster && manager.master.alive
    ? masterJson(manager.master)
    : undefined;
}

const MASTER = 8080;
const WORKER = 8081;
const DRIVER = 4040;

/**
 * What is answered to a GET of an address, `http://worker-1:8081/json/`. `localhost` is the machine of the Master, which stands for the one that a learner sits at,
 * and of the first Worker. Undefined where nobody listens there.
 */
export function webAnswer({ manager, runs }: Simulation, address: string): Answer | undefined {
  const parts = /^(?:http:\/\/)?([^/:]+)(?::(\d+))?(\/[^?#]*)?(?:\?([^#]*))?/.exec(address);
  if (parts === null) return undefined;
  const [, host = "", port = "80", path = "/", text = ""] = parts;
  const query: Query = queryOf(text);
  const isHere = host === "localhost" || host === "127.0.0.1";
  const driver = driverAt(runs, Number(port), (name) => isHere || name === host);
  if (driver !== undefined) return driverAnswer(driver, path);
  if (!(manager instanceof StandaloneCluster)) return undefined;
  if (Number(port) === MASTER) {
    const { master } = manager;
    return master.alive && (isHere || host === master.host)
      ? masterAnswer(master, path, query)
      : undefined;
  }
  if (Number(port) !== WORKER) return undefined;
  const worker = manager.workers.find((one) => one.alive && (isHere || one.host === host));
  return worker && workerAnswer(worker, path, query);
}

/** The driver that listens at a port of a machine: each takes 4040 or the next one that others there have left. */
function driverAt(
  runs: Simulation["runs"],
  port: number,
  isMeant: (host: string) => boolean,
): Run<unknown> | undefined {
  const running = runs.filter(({ runtime }) => runtime?.stopped === false);
  const hostOf = (run: Run<unknown>): string => run.runtime?.options.process.host ?? "";
  const hosts = [...new Set(running.map(hostOf))].filter(isMeant);
  return hosts
    .map((host) => running.filter((run) => hostOf(run) === host)[port - DRIVER])
    .find((one) => one !== undefined);
}

/** The pairs of a query text. What is no UTF-8 stays as it is. */
function queryOf(text: string): Query {
  const decoded = (piece: string): string => {
    try {
      return decodeURIComponent(piece.replaceAll("+", " "));
    } catch {
      return piece;
    }
  };
  return text.split("&").flatMap((pair): [string, string][] => {
    if (pair === "") return [];
    const [name = "", ...value] = pair.split("=");
    return [[decoded(name), decoded(value.join("="))]];
  });
}

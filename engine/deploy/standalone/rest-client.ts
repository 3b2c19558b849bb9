/**
 * The REST gateway's client: a program is handed in at port 6066, and asked about or killed there. The command that hands in looks once what became of
 * it and leaves with 0, whatever that is; `--status` and `--kill` say nothing unless something is wrong. Rules D1.36, D2.45–D2.51.
 *
 * In Spark: core/…/deploy/rest/RestSubmissionClient.scala, StandaloneRestServer.scala. Same: words, exit codes, falling back. Left out on purpose: HTTP, versions
 * of the protocol, malformed requests.
 */
import type { Process } from "../../world/network.ts";
import { plainLine } from "../plain-line.ts";
import { handIn, REST_CLIENT as NAME, restBegins } from "../rest-conversation.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { addressText, type MasterAddress } from "./master-address.ts";
import { Master } from "./master.ts";
import type { DriverInfo } from "./records.ts";

/** The kind of a Master's gateway among the services of its machine. */
export const REST_SERVICE = "rest";

export function gatewayAt(world: World, from: Process, at: MasterAddress): Master | undefined {
  const reached = world.hosts.reach(from.host, at.host, at.port);
  if (reached.kind !== "listens" || reached.listener.service !== REST_SERVICE) return undefined;
  const { process } = reached.listener;
  return process instanceof Master ? process : undefined;
}

export interface RestHooks {
  /** The request is on the way. */
  readonly requested: () => void;
  readonly left: (exitCode: number, text: string) => void;
  /** No gateway is there. */
  readonly legacy: () => void;
}

export function submitByRest(
  world: World,
  client: Process,
  run: ApplicationRun,
  at: MasterAddress,
  hooks: RestHooks,
): void {
  const url = `spark://${addressText(at)}`;
  const master = gatewayAt(world, client, at);
  if (master === undefined) {
    restBegins(world, client, url);
    world.log("WARN", NAME, `Unable to connect to server ${url}.`, client.name);
    const text = `Warning: Master endpoint ${url} was not a REST server. Falling back to legacy submission gateway instead.`;
    plainLine(world, client.name, text);
    return hooks.legacy();
  }
  // The driver is told the Master's own port.
  run.conf.set("spark.master", master.url);
  hooks.requested();
  handIn(world, client, url, {
    process: master,
    create: () => {
      const info = master.submitDriver(run);
      const { id } = info;
      const message = `Driver successfully submitted as ${id}`;
      return { id, message, state: () => stateLines(info) };
    },
    left: hooks.left,
  });
}

function stateLines({ id, state, worker }: DriverInfo): string[] {
  const place =
    worker === undefined
      ? []
      : [`Driver is running on worker ${worker.id} at ${worker.host}:${worker.worker.port}.`];
  return [`State of driver ${id} is now ${state}.`, ...place];
}

/** `--kill` and `--status`: what they print, and their exit code. */
export function askGateway(
  world: World,
  client: Process,
  asked: { readonly kind: "KILL" | "REQUEST_STATUS"; readonly submission: string },
  at: MasterAddress,
): number {
  const master = gatewayAt(world, client, at);
  if (master === undefined) {
    world.log("WARN", NAME, `Unable to connect to server spark://${addressText(at)}.`, client.name);
    const error = "org.apache.spark.deploy.rest.SubmitRestConnectionException";
    plainLine(
      world,
      client.name,
      `Exception in thread "main" ${error}: Unable to connect to server`,
    );
    return 1;
  }
  if (asked.kind === "KILL")
    world.network.send(
      client,
      master,
      "KillSubmission",
      () => void master.killDriver(asked.submission),
    );
  else if (!master.drivers.has(asked.submission))
    world.log(
      "ERROR",
      NAME,
      "Error: Server responded with message of unexpected type SubmissionStatusResponse.",
      client.name,
    );
  return 0;
}

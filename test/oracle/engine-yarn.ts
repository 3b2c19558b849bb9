/** The runs of yarn-runs.ts on the engine, told as the recorder tells real ones. */
import {
  bareSurroundings,
  submissionOf,
  submitted,
} from "../../engine/deploy/submit/submission.ts";
import type { YarnCluster } from "../../engine/deploy/yarn/yarn-cluster.ts";
import { eventsOf, simulate, type Simulation, type TracedEvent, yarn } from "../../engine/index.ts";

import { seconds } from "../../engine/foundation/sizes.ts";
import { faultsOf, program } from "./yarn-program.ts";
import { applicationTold, linesOf } from "./yarn-normal.ts";
import type { YarnCluster as ClusterData, YarnRun } from "./yarn-runs.ts";
import type { YarnTold } from "./yarn-told.ts";

function confOf({ words, mode }: YarnRun): Readonly<Record<string, string>> {
  const typed = [
    ..."--class oracle.OnYarn --executor-memory 512m --driver-memory 512m --master yarn --deploy-mode".split(
      " ",
    ),
    mode,
    ...words,
    "/app.jar",
  ];
  const env = { HADOOP_CONF_DIR: "/etc/hadoop/conf" };
  const { prepared } = submitted(typed, { ...bareSurroundings, env, folder: "/" });
  return prepared === undefined ? {} : submissionOf(prepared).conf;
}

const stamp = "26/11/21 00:00:00";
const asLine = ({ level, logger, text }: Extract<TracedEvent, { kind: "LogLine" }>): string =>
  logger === "stderr"
    ? text
    : `${stamp} ${level} ${logger === "TaskSchedulerImpl" ? "YarnScheduler" : logger}: ${text}`;
const rows = (line: string): string[] =>
  line.replaceAll(/\bnode-\d\b|\bsubmitter\b|\bresourcemanager:8088/g, "HOST").split("\n");

/** The ResourceManager's log as the events have it. */
function managerLog(events: readonly TracedEvent[], id: string, status: string): string[] {
  const before = new Map<string, string>();
  const from = (who: string, to: string): string => {
    const was = before.get(who) ?? "NEW";
    before.set(who, to);
    return was;
  };
  const lines = events.flatMap((event): string[] => {
    switch (event.kind) {
      case "YarnApplicationStateChanged":
        return [
          `RMAppImpl: ${event.appId} State change from ${from(event.appId, event.state)} to ${event.state} on`,
        ];
      case "YarnAttemptStateChanged":
        return [
          `RMAppAttemptImpl: ${event.attemptId} State change from ${from(event.attemptId, event.state)} to ${event.state} on`,
        ];
      case "ContainerStateChanged": {
        const { containerId, memory, vcores, state } = event;
        return [
          `${containerId} of capacity <memory:${memory}, vCores:${vcores}> on host`,
          `RMContainerImpl: ${containerId} Container Transitioned from ${from(containerId, state)} to ${state}`,
        ];
      }
      default:
        return [];
    }
  });
  return [
    ...lines,
    `ApplicationSummary: appId=${id},state=${before.get(id) ?? ""},finalStatus=${status}`,
  ];
}

export async function onEngine(
  cluster: ClusterData,
  run: YarnRun,
  loggers: Loggers,
): Promise<YarnTold> {
  if (run.unconfigured === true) return refused(run);
  const nodes = yarn({
    nodes: 2,
    memory: "4g",
    vcores: 4,
    conf: cluster.site,
  });
  const simulation = simulate(nodes, {
    seed: 10,
    check: true,
    wholeLogs: true,
    // As slow as JVMs came up where the runs were recorded, so that a client that looks once a second sees every state.
    costs: { driverStart: seconds(3), executorStart: seconds(3) },
  });
  const results: string[] = [];
  const options = {
    name: run.mode === "cluster" ? "oracle.OnYarn" : "on yarn",
    mainClass: "app",
    user: "somewhere",
  };
  const conf = {
    ...confOf(run),
    ...(run.name === run.mode ? {} : { "spark.yarn.jars": "local:/jars/*" }),
  };
  if (run.behind === true)
    simulation.submit(
      { ...options, deployMode: run.mode, conf },
      program({ ...run, way: "holds" }, []),
    );
  const at = run.behind === true ? seconds(20) : 0;
  simulation.submit(
    { ...options, deployMode: run.mode, conf, faults: faultsOf(run) },
    program(run, results),
    at,
  );
  await simulation.run();
  return toldOf(run, simulation, results, loggers);
}

interface Loggers {
  readonly client: RegExp;
  readonly master: RegExp;
}

/** What is to be told of the last run of a simulation. */
function toldOf(
  run: YarnRun,
  simulation: Simulation,
  results: readonly string[],
  loggers: Loggers,
): YarnTold {
  const manager = simulation.manager as YarnCluster;
  const { error } = simulation.runs.at(-1) ?? {};
  const events = simulation.world.trace.events;
  const submission = manager.submissions.of(simulation.runs.at(-1) as never);
  const id = submission?.app?.id ?? eventsOf(events, "SubmitApplication").at(-1)?.appId;
  const own = events.filter((event) => event.app === undefined || event.app === id);
  const logs = eventsOf(own, "LogLine");
  const driver = run.behind === true ? "driver 2" : "driver";
  const client = run.mode === "cluster" ? driver.replace("driver", "spark-submit") : driver;
  const uncaught =
    run.mode === "client" && error !== undefined && run.breaks !== "client" && run.way !== "exits-3"
      ? uncaughtLine(error)
      : [];
  return {
    exit: exitOf(run, error, events, client),
    results,
    client: linesOf(
      [
        ...logs
          .filter(({ process }) => process === client)
          .map(asLine)
          .flatMap(rows),
        ...uncaught,
      ],
      loggers.client,
    ).map(numbered),
    masters: mastersOf(run, logs, id ?? "", loggers.master),
    ...(id === undefined
      ? {}
      : {
          application: renumbered(
            applicationTold(managerLog(own, id, manager.finalStatusOf(id) ?? ""), id),
          ),
        }),
  };
}

const numbered = (line: string): string => line.replaceAll(/_T_\d{4}/g, "_T_0001");
const renumbered = <T>(value: T): T => JSON.parse(numbered(JSON.stringify(value))) as T;

function refused(run: YarnRun): YarnTold {
  const typed = [
    "--master",
    "yarn",
    "--deploy-mode",
    run.mode,
    "--class",
    "oracle.OnYarn",
    "/app.jar",
  ];
  const { exit = 0, lines } = submitted(typed, { ...bareSurroundings, folder: "/" });
  return { exit, client: linesOf(lines, /./), results: [], masters: {} };
}

function uncaughtLine(error: unknown): string[] {
  const { className = "org.apache.spark.SparkException", message } = error as Error & {
    className?: string;
  };
  return [`Exception in thread "main" ${className}: ${message.split("\n")[0] ?? ""}`];
}

function exitOf(
  { way, mode, breaks }: YarnRun,
  error: unknown,
  events: readonly TracedEvent[],
  client: string,
): number {
  if (breaks === "client") return -1;
  if (mode === "cluster")
    return eventsOf(events, "ClientExited").find(({ from }) => from === client)?.exitCode ?? -1;
  if (way === "exits-3") return 3;
  return error === undefined ? 0 : 1;
}

function mastersOf(
  { mode, behind }: YarnRun,
  logs: readonly Extract<TracedEvent, { kind: "LogLine" }>[],
  id: string,
  loggers: RegExp,
): Record<string, string[]> {
  const masters: Record<string, string[]> = {};
  let attempt = 0;
  for (const line of logs) {
    const isIts =
      mode === "cluster"
        ? line.process === (behind === true ? "driver 2" : "driver")
        : line.process.startsWith(`${id}/AM`);
    if (!isIts) continue;
    if (line.text.startsWith("ApplicationAttemptId: ")) attempt += 1;
    if (attempt > 0) (masters[String(attempt)] ??= []).push(...rows(asLine(line)));
  }
  return Object.fromEntries(
    Object.entries(masters).map(([key, lines]) => [key, linesOf(lines, loggers).map(numbered)]),
  );
}

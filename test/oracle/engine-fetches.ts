/** Runs of fetch-runs.ts beside an executor that stops or dies, on the engine, told as Fetches.scala tells them. */
import {
  HashPartitioner,
  simulate,
  type Simulation,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";
import type { LinkFault } from "../../engine/world/network.ts";
import { awaitExecutors, clusterOf, executorsOf } from "./engine-cluster.ts";
import type { FetchRun } from "./fetch-runs.ts";
import { anyPlace, brokenConnection, type ToldFetches } from "./fetch-told.ts";

/** A network so slow that a request lasts longer than whoever answers it. */
const SLOW = { networkRead: 0.005 };

const sizeOf = (map: number): number => 1_000 * (1 + ((map * 7) % 11));

type Of = Extract<FetchRun["steps"][number], { do: "beside" }>["of"];

async function twice(spark: SparkSession, of: Of, between: () => void): Promise<number> {
  const pairs = spark.sparkContext
    .parallelize([0, 1, 2, 3, 4, 5, 6, 7], 8)
    .costing(100_000)
    .map((map): [number, Uint8Array] => [0, new Uint8Array(sizeOf(map))]);
  const kept = of === "cached" ? pairs.cache() : pairs.partitionBy(new HashPartitioner(1));
  await kept.count();
  between();
  return kept.coalesce(1).count();
}

function whoIsAsked(event: TracedEvent, of: Of, simulation: Simulation): string | undefined {
  if (of === "shuffled") return event.kind === "FetchShuffleBlocks" ? event.from : undefined;
  if (event.kind !== "SparkListenerTaskStart") return undefined;
  const executors = simulation.runs[0]?.runtime?.executors ?? [];
  return executors.find(({ id }) => id !== event.taskInfo.executorId)?.name;
}

interface Setting {
  readonly of: Of;
  readonly simulation: Simulation;
  /** Since the second reader asked: what is done to the one that it asks. */
  readonly struck: (asked: string) => void;
}

/** Strikes when the reader asks another executor: it asks for cached blocks from its start on. */
function arm({ of, simulation, struck }: Setting): void {
  let done = false;
  simulation.world.trace.listen((event) => {
    const asked = whoIsAsked(event, of, simulation);
    if (done || asked === undefined) return;
    done = true;
    struck(asked);
  });
}

function processNamed(simulation: Simulation, name: string) {
  const found = simulation.runs[0]?.runtime?.executors.find((executor) => executor.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** The way between the two executors is cut until something happens, or for so long. */
function silence(simulation: Simulation, after: number): void {
  const { world } = simulation;
  const executors = new Set(simulation.runs[0]?.runtime?.executors.map(({ name }) => name));
  const between = (process: { readonly name: string }): boolean => executors.has(process.name);
  const fault: LinkFault = { from: between, to: between, delay: "lost" };
  world.network.addFault(fault);
  const open = (): void => world.network.removeFault(fault);
  world.after(after * 1_000, "the way is open again", open);
  // On real Spark the one that stopped computes nothing, so that what is computed again is computed elsewhere.
  world.trace.listen((event) => {
    if (event.kind === "SparkListenerTaskEnd" && event.reason.kind === "FetchFailed") open();
  });
}

function told(event: TracedEvent): string[] {
  if (event.kind !== "SparkListenerTaskEnd") return [];
  const { taskInfo, reason, taskMetrics } = event;
  const seconds = Math.floor((taskInfo.finishTime - taskInfo.launchTime) / 1_000_000);
  const { inputRecordsRead } = taskMetrics ?? { inputRecordsRead: 0 };
  if (reason.kind === "Success" && inputRecordsRead > 0)
    return [`input ${inputRecordsRead} records after ${seconds} s`];
  if (reason.kind !== "FetchFailed") return [];
  const where = `${event.stageId}.${event.stageAttemptId} ${taskInfo.index}.${taskInfo.attemptNumber}`;
  const message = reason.message.replace(/\S+:\d+(?= closed)/, "HOST:PORT");
  return [`failed ${where} on ${taskInfo.executorId} after ${seconds} s: ${message}`];
}

/** The step of the run with what its tasks told, and what its executors logged. */
export async function fetchRunOnEngine(run: FetchRun): Promise<ToldFetches[]> {
  const [step] = run.steps;
  if (step?.do !== "beside") throw new Error(`${run.name} has nobody beside`);
  const simulation = simulate(clusterOf(run.master), {
    seed: 1,
    costs: step.what === "dies" ? SLOW : {},
  });
  const { world } = simulation;
  let from = 0;
  const app = simulation.submit({ name: run.name, conf: run.conf }, async (spark) => {
    await awaitExecutors(simulation, spark, executorsOf(run.master));
    return twice(spark, step.of, () => {
      from = world.trace.events.length;
      if (step.what === "goes-on") return silence(simulation, step.after);
      arm({
        of: step.of,
        simulation,
        struck: (name) =>
          world.after(step.after * 1_000, "kill -9", () =>
            world.network.kill(processNamed(simulation, name)),
          ),
      });
    });
  });
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  const events = world.trace.events.slice(from);
  const none = { sizes: [], events: [], readers: [], log: [] };
  const log = events.flatMap((event) =>
    event.kind === "LogLine" && brokenConnection(event.logger, event.text)
      ? [
          `${event.process.split(" ").at(-1)} ${event.level} ${event.logger}: ${anyPlace(event.text.replace(/\S+:\d+/, "HOST:PORT"))}`,
        ]
      : [],
  );
  return [
    { ...none, step: "beside", answer: String(app.result), events: events.flatMap(told) },
    { ...none, step: "log", log },
  ];
}

/** Runs of allocation-runs.ts on the engine, told as Allocation.scala tells them: one worker of eight cores. */
import {
  eventsOf,
  type Fault,
  type RDD,
  simulate,
  type Simulation,
  type SparkSession,
  standalone,
  type TracedEvent,
} from "../../engine/index.ts";
import { throwableText } from "../../engine/foundation/errors.ts";
import { armFaults } from "../../engine/simulator/fault-arming.ts";
import { type AllocationRun, type AllocationStep, stepLine } from "./allocation-runs.ts";
import { channelOf, noStep, type ToldAllocation, withTold } from "./allocation-told.ts";

interface Stage {
  readonly simulation: Simulation;
  readonly spark: SparkSession;
  readonly rdds: Map<string, RDD<unknown>>;
}

/** Each task takes its own number of milliseconds: half a second for each of so many records. */
const sleeping = ({ spark }: Stage, millis: readonly number[]): RDD<number> =>
  spark.sparkContext
    .parallelize(millis, millis.length)
    .flatMap((m) => Array.from({ length: Math.round(m / 500) }, () => m))
    .costing(500_000)
    .mapPartitions((records) => [...records].slice(0, 1));

async function answer(of: () => unknown): Promise<string> {
  try {
    return String(await of());
  } catch (error) {
    return throwableText(error);
  }
}

const count = ({ simulation }: Stage, what: "executors" | "tasks"): number => {
  const { events } = simulation.world.trace;
  return what === "executors"
    ? eventsOf(events, "SparkListenerExecutorAdded").length -
        eventsOf(events, "SparkListenerExecutorRemoved").length
    : eventsOf(events, "SparkListenerTaskStart").length -
        eventsOf(events, "SparkListenerTaskEnd").length;
};

async function take(stage: Stage, step: AllocationStep): Promise<string | undefined> {
  const { simulation, spark, rdds } = stage;
  const sc = spark.sparkContext;
  const again = (name: string): Promise<string> => answer(() => rdds.get(name)?.count());
  switch (step.do) {
    case "job":
    case "fails":
      return answer(() => sleeping(stage, step.do === "job" ? step.millis : [step.millis]).count());
    case "shuffle":
      rdds.set(
        step.name,
        sleeping(stage, step.millis)
          .map((m): [number, number] => [m, 1])
          .reduceByKey((a, b) => a + b, 1),
      );
      return again(step.name);
    case "cache":
      rdds.set(step.name, sleeping(stage, step.millis).cache());
      return again(step.name);
    case "again":
      return again(step.name);
    case "unpersist":
      rdds.get(step.name)?.unpersist(true);
      return "unpersisted";
    case "forget":
      rdds.delete(step.name);
      sc.holdsOnly(...rdds.values());
      sc.collectGarbage();
      return "gone";
    case "wait":
      await spark.sleep(step.millis);
      return undefined;
    case "until":
      for (let tries = 0; tries < 3000 && count(stage, step.what) !== step.count; tries++)
        await spark.sleep(50);
      return String(count(stage, step.what));
    case "request":
      return answer(() => sc.requestExecutors(step.count));
    case "total":
      return answer(() => sc.requestTotalExecutors(step.count));
    case "kill":
      return answer(() => sc.killExecutors(step.ids));
    case "replace":
      return answer(() => replace(stage, step.id));
    case "crash": {
      const fault: Fault = {
        kind: "kill executor",
        executor: step.id,
        when: { at: simulation.world.now() },
      };
      armFaults([fault], simulation);
      return "crashed";
    }
    case "start":
      void take(stage, step.step);
      return undefined;
  }
}

/** sc.killAndReplaceExecutor, which only Spark's own code may call. */
function replace({ simulation }: Stage, id: string): boolean {
  const how = { countsFailures: true, force: true };
  const killed = simulation.runs[0]?.runtime?.requests.killExecutors([id], how);
  return (killed?.length ?? 0) > 0;
}

function eventText(event: TracedEvent): string | undefined {
  switch (event.kind) {
    case "SparkListenerStageSubmitted":
      return `stage ${event.stageInfo.stageId}.${event.stageInfo.attemptNumber} submitted ${event.stageInfo.numTasks}`;
    case "SparkListenerStageCompleted":
      return `stage ${event.stageInfo.stageId}.${event.stageInfo.attemptNumber} completed`;
    case "SparkListenerTaskStart":
      return `task starts on ${event.taskInfo.executorId}`;
    case "SparkListenerTaskEnd":
      return `task ends on ${event.taskInfo.executorId} ${event.reason.kind}`;
    case "SparkListenerExecutorAdded":
      return `added ${event.executorId}`;
    case "SparkListenerExecutorRemoved":
      return `removed ${event.executorId} ${event.reason}`;
    default:
      return undefined;
  }
}

function withEvent(told: ToldAllocation, event: TracedEvent): ToldAllocation {
  const at = Math.round(event.at / 100_000) / 10;
  const text = eventText(event);
  if (text !== undefined) return { ...told, events: [...told.events, { at, text }] };
  if (event.kind !== "LogLine") return told;
  const said = `${event.level} ${event.text}`;
  const channel = channelOf(event.logger, said);
  return channel === undefined ? told : { ...told, [channel]: withTold(told[channel], at, said) };
}

/** How many executors were asked for, each time that this changed, with the instant in seconds. */
export const totalsAsked = (
  events: readonly TracedEvent[],
): readonly { readonly at: number; readonly total: number }[] =>
  eventsOf(events, "RequestExecutors")
    .map(({ at, total }) => ({ at: at / 1_000_000, total }))
    .filter(({ total }, i, all) => total !== all[i - 1]?.total);

export interface OnEngine {
  readonly steps: readonly ToldAllocation[];
  readonly events: readonly TracedEvent[];
}

export async function allocationOnEngine(run: AllocationRun): Promise<OnEngine> {
  const failing = run.steps.flatMap((step) => (step.do === "fails" ? [step.on] : []));
  const faults = failing.map((executor): Fault => ({
    kind: "fail task",
    partition: 0,
    attempts: 99,
    executor,
    message: "fails there",
  }));
  const simulation = simulate(standalone({ workers: 1, cores: 8, memory: "8g" }), {
    seed: 1,
    check: true,
  });
  const { events } = simulation.world.trace;
  const steps: ToldAllocation[] = [];
  let from = 0;
  const told = (step: string, said: string | undefined): void => {
    const since = events.slice(from);
    from = events.length;
    const all = since.reduce(withEvent, noStep(step));
    steps.push(said === undefined ? all : { ...all, answer: said });
  };
  const conf = { "spark.executor.memory": "512m", ...run.conf };
  const app = simulation.submit({ name: run.name, conf, faults }, async (spark) => {
    const stage: Stage = { simulation, spark, rdds: new Map() };
    told("context", "made");
    for (const step of run.steps) {
      const said = await take(stage, step);
      told(stepLine(step), said);
    }
  });
  await simulation.run();
  if (app.error !== undefined) told("context", throwableText(app.error));
  return { steps, events };
}

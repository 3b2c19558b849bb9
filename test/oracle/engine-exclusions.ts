/** Runs of exclusion-runs.ts on the engine, told as Exclusions.scala tells them. All executors of a run lie on one host, as they do there. */
import {
  eventLog,
  type Fault,
  simulate,
  type Simulation,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";
import { messageOf } from "../../engine/foundation/errors.ts";
import { armFaults } from "../../engine/simulator/fault-arming.ts";
import { awaitExecutors, executorsOf, onOneHost } from "./engine-cluster.ts";
import { stepLine, type ExclusionRun, type ExclusionStep } from "./exclusion-runs.ts";
import { exclusionLine, plain, type ToldExclusion } from "./exclusion-told.ts";

/** Each job is one stage; its tasks fail where the step says. */
function faultsOf(steps: readonly ExclusionStep[]): Fault[] {
  const jobs = steps.flatMap((step) => (step.do === "job" ? [step] : []));
  return jobs.flatMap(({ parts, executors, indices }, stage) => {
    const failing = indices.length > 0 ? indices : Array.from({ length: parts }, (_, at) => at);
    return executors.flatMap((executor) =>
      failing.map((partition): Fault => {
        const message = `fails on ${executor}`;
        return { kind: "fail task", partition, attempts: 99, stage, executor, message };
      }),
    );
  });
}

const answerOf = async (count: Promise<number>): Promise<string> => {
  try {
    return `Success(${await count})`;
  } catch (error) {
    return plain(messageOf(error));
  }
};

async function take(
  simulation: Simulation,
  spark: SparkSession,
  step: ExclusionStep,
): Promise<string | undefined> {
  const { sparkContext: sc } = spark;
  const numbers = (parts: number, millis: number) =>
    sc
      .parallelize(
        Array.from({ length: parts }, (_, i) => i),
        parts,
      )
      .costing(millis * 1000);
  switch (step.do) {
    case "wait":
      await spark.sleep(step.millis);
      return undefined;
    case "job":
      return answerOf(numbers(step.parts, step.millis).count());
    case "fetch": {
      const sums = sc
        .parallelize([0, 1, 2, 3, 4, 5, 6, 7], 4)
        .costing(150_000)
        .map((i): [number, number] => [i % 3, i])
        .reduceByKey((a, b) => a + b, 2);
      await sums.count();
      const when = { at: simulation.world.now() };
      armFaults([{ kind: "lose disk", executor: step.victim, when }], simulation);
      await numbers(4, 400).count();
      return answerOf(sums.count());
    }
  }
}

function told(event: TracedEvent): string[] {
  switch (event.kind) {
    case "SparkListenerTaskEnd": {
      const { taskInfo: info } = event;
      return [
        `task ${event.stageId}.${event.stageAttemptId} ${info.index}.${info.attemptNumber} ${info.executorId} ${event.reason.kind}`,
      ];
    }
    case "SparkListenerExecutorRemoved":
      return [`removed ${event.executorId} ${event.reason}`];
    case "SparkListenerExecutorAdded":
      return [`added ${event.executorId}`];
    default: {
      if (!/Exclud|Blacklist|Unschedulable/.test(event.kind)) return [];
      const { kind, id: _id, at: _at, cause: _cause, app: _app, ...fields } = event;
      const json = { Event: `org.apache.spark.scheduler.${kind}`, ...fields };
      return [`event ${plain(JSON.stringify(json))}`];
    }
  }
}

const withMore = (step: ToldExclusion, events: readonly string[]): ToldExclusion => ({
  ...step,
  events: [...step.events, ...events],
});

/** A run's steps on the engine, each with what it told, and the lines of its event log. */
export async function exclusionRunOnEngine(run: ExclusionRun): Promise<ToldExclusion[]> {
  const { spec, conf } = onOneHost(run.master);
  const simulation = simulate(spec, { seed: 1 });
  const options = {
    name: run.name,
    conf: { ...conf, "spark.excludeOnFailure.enabled": "true", ...run.conf },
    faults: faultsOf(run.steps),
  };
  const app = simulation.submit(options, async (spark) => {
    await awaitExecutors(simulation, spark, executorsOf(run.master));
    await spark.sleep(500);
    const all: ToldExclusion[] = [];
    for (const step of run.steps) {
      const { events } = simulation.world.trace;
      const before = events.length;
      const answer = await take(simulation, spark, step);
      if (step.do !== "wait") await spark.sleep(1500);
      const since = events.slice(before);
      all.push({
        step: stepLine(step),
        events: since.flatMap(told),
        log: since.flatMap((event) =>
          event.kind === "LogLine"
            ? (exclusionLine(event.level, event.logger, event.text) ?? [])
            : [],
        ),
        ...(answer === undefined ? {} : { answer }),
      });
    }
    // Until what was killed is given up.
    const before = simulation.world.trace.events.length;
    await spark.sleep(8000);
    const rest = simulation.world.trace.events.slice(before).flatMap(told);
    return [...all.slice(0, -1), ...all.slice(-1).map((last) => withMore(last, rest))];
  });
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  const lines = eventLog(simulation.world.trace.events).split("\n");
  const events = lines
    .filter((line) => /^{"Event":"[^"]*(Exclud|Blacklist|Unschedulable)/.test(line))
    .map((line) => plain(`event ${line}`));
  return [...app.result, { step: "log", events, log: [] }];
}

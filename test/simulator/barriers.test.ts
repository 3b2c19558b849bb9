/** Barrier stages under any number of tasks, slots, works and losses: none goes on before all are there, all hear the same, and an answer is the right one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BarrierTaskContext,
  simulate,
  standalone,
  type Fault,
  type SparkSession,
  type TracedEvent,
} from "../../engine/index.ts";

interface Work {
  readonly tasks: number;
  readonly barriers: number;
}

const workArb: fc.Arbitrary<Work> = fc.record({
  tasks: fc.integer({ min: 1, max: 4 }),
  barriers: fc.integer({ min: 1, max: 3 }),
});

/** Each task works for its own time, then says its number at each barrier; what it heard is shuffled and counted. */
function gathered({ sparkContext: sc }: SparkSession, { tasks, barriers }: Work) {
  const numbers = Array.from({ length: tasks }, (_, at) => at);
  return sc
    .parallelize(numbers, tasks)
    .barrier()
    .mapPartitions((records) => {
      const context = BarrierTaskContext.get();
      const own = [...records];
      const heard: string[] = [];
      for (let round = 0; round < barriers; round += 1)
        heard.push(context.allGather(`${own.join("")}/${round}`).join(" "));
      return [heard.join("; ")];
    })
    .map((heard): [string, number] => [heard, 1])
    .reduceByKey((a, b) => a + b, 2)
    .collect();
}

const expected = ({ tasks, barriers }: Work): string =>
  Array.from({ length: barriers }, (_, round) =>
    Array.from({ length: tasks }, (_each, at) => `${at}/${round}`).join(" "),
  ).join("; ");

const logged = (events: readonly TracedEvent[], logger: string): string[] =>
  events.flatMap((event) =>
    event.kind === "LogLine" && event.logger === logger ? [event.text] : [],
  );

/** No task of an attempt leaves a barrier that not all have entered. */
function checkNoneLeftEarly(events: readonly TracedEvent[], tasks: number): void {
  const entered = new Map<string, number>();
  for (const text of logged(events, "BarrierTaskContext")) {
    const [, attempt, what, epoch] =
      /from (Stage \d+\(Attempt \d+\)) (has entered|finished).* current barrier epoch is (\d+)\.$/.exec(
        text,
      ) ?? [];
    if (attempt === undefined) continue;
    const round = what === "finished" ? Number(epoch) - 1 : Number(epoch);
    const key = `${attempt} ${round}`;
    if (what === "finished") expect(entered.get(key)).toBe(tasks);
    else entered.set(key, (entered.get(key) ?? 0) + 1);
  }
}

/** All tasks of an attempt of a barrier stage are launched in one instant. */
function checkTogether(events: readonly TracedEvent[], tasks: number): void {
  const launches = new Map<string, number[]>();
  const barriers = new Set<number>();
  for (const event of events) {
    if (event.kind === "SparkListenerStageSubmitted") {
      const { stageId, rddInfos } = event.stageInfo;
      if (rddInfos.some(({ isBarrier }) => isBarrier)) barriers.add(stageId);
    }
    if (event.kind !== "SparkListenerTaskStart" || !barriers.has(event.stageId)) continue;
    const key = `${event.stageId}.${event.stageAttemptId}`;
    const known = launches.get(key) ?? [];
    launches.set(key, [...known, event.taskInfo.launchTime]);
  }
  for (const times of launches.values()) {
    expect(times).toHaveLength(tasks);
    expect(new Set(times).size).toBe(1);
  }
}

/**
 * A task that succeeds after its attempt failed and before the stage is submitted again (200 ms) leaves its output: Spark then submits only the others, and
 * these hear only each other. So does the engine: by its source DAGScheduler registers the output of any success, and submits what is missing; it was not recorded.
 */
function succeedsLate(events: readonly TracedEvent[]): boolean {
  const failed = new Set<string>();
  return events.some((event) => {
    if (event.kind === "SparkListenerStageCompleted" && event.stageInfo.failureReason !== undefined)
      failed.add(`${event.stageInfo.stageId}.${event.stageInfo.attemptNumber}`);
    return (
      event.kind === "SparkListenerTaskEnd" &&
      event.reason.kind === "Success" &&
      failed.has(`${event.stageId}.${event.stageAttemptId}`)
    );
  });
}

test("all together, all the same, whatever is lost", async () => {
  await fc.assert(
    fc.asyncProperty(
      workArb,
      fc.nat({ max: 1_000 }),
      fc.option(fc.integer({ min: 2_500_000, max: 7_000_000 }), { nil: undefined }),
      async (work, seed, killAt) => {
        const faults: Fault[] =
          killAt === undefined
            ? []
            : [{ kind: "kill executor", executor: "0", when: { at: killAt } }];
        const cluster = standalone({ workers: 2, cores: 2, memory: "2g" });
        const simulation = simulate(cluster, { seed, faults, maxSteps: 200_000 });
        const app = simulation.submit({ name: "barriers" }, async (spark) => {
          await spark.sleep(2_300);
          return gathered(spark, work);
        });
        await simulation.run();
        const { events } = simulation.world.trace;
        if (app.error !== undefined) throw app.error;
        if (succeedsLate(events)) return;
        expect(app.result).toEqual([[expected(work), work.tasks]]);
        checkNoneLeftEarly(events, work.tasks);
        checkTogether(events, work.tasks);
      },
    ),
    {
      numRuns: 60,
      examples: [[{ tasks: 2, barriers: 2 }, 3, 5_301_521]],
    },
  );
});

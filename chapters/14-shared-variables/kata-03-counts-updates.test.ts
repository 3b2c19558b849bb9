/**
 * The laws of kata 14/03: which updates of accumulators the driver merges.
 *
 * In Spark: DAGScheduler.handleTaskCompletion (C6.60). Left out on purpose: accumulators that count failed values, which users cannot make.
 */
import { countsUpdates } from "#kata/14-shared-variables/03-counts-updates";
import type { EndedAttempt } from "#engine/kata";
import type { Fault } from "#engine/index";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { inBoth, sameAsSpark } from "./kata-engine.ts";

const types = fc.constantFrom<EndedAttempt["taskType"]>("ShuffleMapTask", "ResultTask");
const bad = ["ExceptionFailure", "TaskKilled"] as const;

kataLaw(
  "what a failed or killed attempt added does not count",
  {
    subject: countsUpdates,
    claims: ["X-06"],
    ko: "실패하거나 강제 종료된 시도가 더한 것은 세지 않는다.",
    cover: { ExceptionFailure: 30, TaskKilled: 30, "nothing was merged before": 30 },
    kills: ["K-14-03-b"],
  },
  [types, fc.constantFrom(...bad), fc.nat(3), fc.boolean()],
  (t, counts, taskType, reason, attemptNumber, mergedBefore) => {
    t.classify(reason);
    t.classify("nothing was merged before", !mergedBefore);
    const ended = { taskType, reason, attemptNumber, stageAttemptId: 0, mergedBefore };
    t.say(
      `a ${taskType} ends: ${reason}, attempt ${attemptNumber}`,
      `${taskType}의 시도 ${attemptNumber}이 끝남: ${reason}`,
    );
    const answer = counts(ended);
    inBoth(t, { yours: String(answer), spark: "false" });
    t.witness(
      `attempt ${attemptNumber} of a ${taskType} ends with ${reason}: it does not count`,
      `${taskType}의 시도 ${attemptNumber}이 ${reason}로 끝난다. 세지 않는다`,
    );
    t.expect(answer).toBe(false);
  },
);

/** How attempts of one partition end, in order: of one stage, first tries and tries after a loss. */
const histories = fc.array(
  fc.record({
    succeeds: fc.boolean(),
    stageAttemptId: fc.nat(2),
    attemptNumber: fc.nat(2),
  }),
  { minLength: 2, maxLength: 6, size: "max" },
);

kataLaw(
  "a map task counts each time it succeeds, a result task once for each partition",
  {
    subject: countsUpdates,
    claims: ["X-06"],
    ko: "맵 태스크는 성공할 때마다, 결과 태스크는 파티션마다 한 번 센다.",
    cover: { "a map task twice": 10, "a result task twice": 10, "a retry succeeds": 40 },
    kills: ["K-14-03-a", "K-14-03-c", "K-14-03-d", "K-14-03-e"],
  },
  [types, histories],
  (t, counts, taskType, history) => {
    const successes = history.filter(({ succeeds }) => succeeds).length;
    const wanted = taskType === "ShuffleMapTask" ? successes : Math.min(successes, 1);
    t.classify("a map task twice", taskType === "ShuffleMapTask" && successes > 1);
    t.classify("a result task twice", taskType === "ResultTask" && successes > 1);
    t.classify(
      "a retry succeeds",
      history.some((one) => one.succeeds && one.attemptNumber + one.stageAttemptId > 0),
    );
    let merged = 0;
    for (const { succeeds, ...attempt } of history) {
      const reason = succeeds ? ("Success" as const) : ("ExceptionFailure" as const);
      if (counts({ taskType, reason, ...attempt, mergedBefore: merged > 0 })) merged += 1;
    }
    const toldKo = history.map(({ succeeds }) => (succeeds ? "성공" : "실패")).join(", ");
    const told = history.map(({ succeeds }) => (succeeds ? "succeeds" : "fails")).join(", ");
    t.say(
      `attempts of one partition of a ${taskType}: ${told}`,
      `${taskType}, 한 파티션의 시도: ${toldKo}`,
    );
    t.compare(
      { yours: `merged ${merged} times`, spark: `merged ${wanted} times` },
      { yours: `합친 것 ${merged}번`, spark: `합친 것 ${wanted}번` },
    );
    t.witness(
      `a ${taskType}: ${told}; merged ${merged} times`,
      `${taskType}: ${toldKo}. 합친 것은 ${merged}번`,
    );
    t.expect(merged).toBe(wanted);
  },
);

kataLaw(
  "with this rule accumulators say in a whole cluster what Spark's say",
  {
    subject: countsUpdates,
    claims: ["X-06"],
    ko: "이 규칙이면 클러스터 전체에서 어큐뮬레이터가 스파크와 같은 값을 말한다.",
    cover: { "a task failed": 40, "map tasks ran again": 20 },
    kills: ["K-14-03-b", "K-14-03-e"],
  },
  [
    fc.integer({ min: 2, max: 3 }),
    fc.integer({ min: 2, max: 5 }),
    fc.record({ partition: fc.nat(1), attempts: fc.integer({ min: 0, max: 2 }) }),
    fc.boolean(),
    seeds,
  ],
  async (t, subject, workers, partitions, failing, loses, seed) => {
    const lost: Fault = {
      kind: "lose disk",
      executor: "0",
      when: { after: ({ kind }) => kind === "SparkListenerStageCompleted", delay: 1 },
    };
    const { spark } = await sameAsSpark(
      t,
      { en: "your rule for updates", ko: "여러분의 합치기 규칙" },
      { countsUpdates: subject },
      {
        cluster: standaloneOf(workers, 1),
        size: 20,
        partitions,
        failing,
        faults: loses ? [lost] : [],
        seed,
      },
    );
    const maps = spark.events.filter(
      (event) =>
        event.kind === "SparkListenerTaskEnd" &&
        event.taskType === "ShuffleMapTask" &&
        event.reason.kind === "Success",
    );
    t.classify("a task failed", failing.attempts > 0);
    t.classify("map tasks ran again", maps.length > partitions);
  },
);

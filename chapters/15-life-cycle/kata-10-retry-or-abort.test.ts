/**
 * The laws of kata 15/10: what a failed attempt means for its task.
 *
 * In Spark: TaskSetManager.handleFailedTask. Which failures count is a table here (C4.29), and what follows is reckoned over a task's whole
 * history, while the hole sees one failure at a time. Left out on purpose: exclusion of executors; barrier stages.
 */
import type { Both } from "#engine/foundation/language";
import { afterFailure } from "#kata/15-life-cycle/10-retry-or-abort";
import type { FailureReason } from "#engine/kata";
import type { Fault } from "#engine/index";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { isTaskEnd, losses, killed } from "../../test/harness/generators/losses.ts";
import { actions, localOf, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { inBoth, sameAsSpark, type EngineCase } from "./kata-engine.ts";

interface Row {
  readonly what: string;
  readonly ko: string;
  readonly counts: boolean;
  readonly reason: FailureReason;
}

const loss = (exitCausedByApp: boolean, reason: string): FailureReason => ({
  kind: "ExecutorLostFailure",
  executorId: "1",
  exitCausedByApp,
  reason,
});

const row = (counts: boolean, what: string, ko: string, reason: FailureReason): Row => ({
  counts,
  what,
  ko,
  reason,
});

/** How an attempt fails, and whether it counts: rules C4.29, C4.34. */
const table: readonly Row[] = [
  row(true, "the function throws", "함수가 예외를 던진다", {
    kind: "ExceptionFailure",
    className: "java.lang.RuntimeException",
    description: "no such word",
    fullStackTrace: "java.lang.RuntimeException: no such word",
  }),
  row(
    true,
    "its executor crashes",
    "익스큐터가 비정상으로 끝난다",
    loss(true, "Command exited with code 52"),
  ),
  row(
    false,
    "its executor was released",
    "익스큐터를 내보냈다",
    loss(false, "Executor killed by driver."),
  ),
  row(false, "its machine is gone", "머신이 사라졌다", loss(false, "worker lost")),
  row(false, "a map output is gone", "맵 출력이 사라졌다", {
    kind: "FetchFailed",
    bmAddress: { executorId: "2", host: "worker-2", port: 35_002 },
    shuffleId: 0,
    mapId: 3,
    mapIndex: 1,
    reduceId: 0,
    message: "Connection refused",
  }),
  row(false, "it is killed", "강제 종료된다", {
    kind: "TaskKilled",
    reason: "another attempt succeeded",
  }),
  row(true, "its result is lost", "결과를 잃었다", { kind: "TaskResultLost" }),
  row(true, "nobody knows why", "까닭을 모른다", { kind: "UnknownReason" }),
];

const innocent = table.filter(({ counts }) => !counts);
const guilty = table.filter(({ counts }) => counts);

/** How many failures are allowed, and how many of them have counted. */
const tallies = fc
  .integer({ min: 1, max: 6 })
  .chain((max) => fc.record({ max: fc.constant(max), before: fc.nat(max - 1) }));

const inWords = ({ what, ko }: Row, before: number, max: number): [en: string, ko: string] => [
  `an attempt fails: ${what}; ${before} of ${max} failures have counted before`,
  `시도가 실패했다: ${ko}. 그때까지 센 실패는 ${max}번 가운데 ${before}번`,
];

kataLaw(
  "a failed fetch, a killed attempt and a loss that no task caused do not count",
  {
    subject: afterFailure,
    claims: ["S1-25", "S4-28"],
    ko: "페치 실패, 강제 종료된 시도, 태스크 탓이 아닌 익스큐터 유실은 실패 횟수에 들지 않는다.",
    cover: {
      "one more would be the last": 20,
      FetchFailed: 10,
      TaskKilled: 10,
      ExecutorLostFailure: 25,
    },
    kills: ["K-15-10-c"],
  },
  [fc.constantFrom(...innocent), tallies],
  (t, after, row, { max, before }) => {
    t.classify(row.reason.kind);
    t.classify("one more would be the last", before === max - 1);
    const [en, ko] = inWords(row, before, max);
    t.say(en, ko);
    const answer = after(before, max, row.reason);
    inBoth(t, { yours: answer, spark: "ignore" });
    t.witness(`${en}; this one does not count`, `${ko}. 이번 것은 세지 않는다`);
    t.expect(answer).toBe("ignore");
  },
);

kataLaw(
  "what a task may have caused counts against it, an executor's crash included",
  {
    subject: afterFailure,
    claims: ["X-12", "S1-25"],
    ko: "태스크 탓일 수 있는 실패는 익스큐터의 비정상 종료까지 모두 횟수에 든다.",
    cover: { ExceptionFailure: 8, ExecutorLostFailure: 8, TaskResultLost: 8, UnknownReason: 8 },
    kills: ["K-15-10-d", "K-15-10-e"],
  },
  [fc.constantFrom(...guilty), tallies],
  (t, after, row, { max, before }) => {
    t.classify(row.reason.kind);
    const [en, ko] = inWords(row, before, max);
    t.say(en, ko);
    const answer = after(before, max, row.reason);
    t.compare(
      { yours: answer, spark: "it counts: retry, or abort if it is the last" },
      { yours: answer, spark: "횟수에 든다: retry, 마지막이면 abort" },
    );
    t.witness(`${en}; this one counts`, `${ko}. 이번 것은 센다`);
    t.expect(["retry", "abort"]).toContain(answer);
  },
);

/** What Spark says to each failure of one task, up to the one that ends the stage. */
function decisions(history: readonly Row[], max: number): string[] {
  const counted = history.flatMap(({ counts }, at) => (counts ? [at] : []));
  const last = counted[max - 1];
  return history.slice(0, last === undefined ? history.length : last + 1).map((row, at) => {
    if (!row.counts) return "ignore";
    return at === last ? "abort" : "retry";
  });
}

const listed = (answers: readonly string[]): string => answers.join(", ");

kataLaw(
  "one task's failures end the stage when spark.task.maxFailures have counted, and not before",
  {
    subject: afterFailure,
    claims: ["X-12"],
    ko: "한 태스크의 실패를 `spark.task.maxFailures`번 세면 스테이지를 중단하고, 그 전에는 중단하지 않는다.",
    cover: {
      "the stage is given up": 40,
      "it goes on": 15,
      "the first one is the last": 5,
      "one did not count": 40,
    },
    kills: ["M-51", "K-15-10-a", "K-15-10-b", "K-15-10-c"],
  },
  [
    fc.array(fc.constantFrom(...table), { minLength: 1, maxLength: 9, size: "max" }),
    fc.integer({ min: 1, max: 5 }),
  ],
  (t, after, history, max) => {
    const spark = decisions(history, max);
    t.classify("the stage is given up", spark.includes("abort"));
    t.classify("it goes on", !spark.includes("abort"));
    t.classify("the first one is the last", max === 1 && spark.includes("abort"));
    t.classify("one did not count", spark.includes("ignore"));
    t.say(
      `spark.task.maxFailures ${max}; one task's attempts: ${listed(history.map(({ what }) => what))}`,
      `spark.task.maxFailures ${max}. 한 태스크의 시도: ${listed(history.map(({ ko }) => ko))}`,
    );
    const yours: string[] = [];
    let counted = 0;
    for (const { reason } of history) {
      const answer = after(counted, max, reason);
      yours.push(answer);
      if (answer !== "ignore") counted += 1;
      if (answer === "abort") break;
    }
    const asked = history.slice(0, Math.max(yours.length, spark.length));
    const lanes = asked.map(({ what, ko }, at): Both => {
      const mark = yours[at] === spark[at] ? "" : " ◂";
      return {
        en: `attempt ${at}  ${what.padEnd(26)} ${yours[at] ?? "not asked any more"}${mark}`,
        ko: `시도 ${at}  ${yours[at] ?? "더 묻지 않음"}${mark}  (${ko})`,
      };
    });
    const sides = { yours: listed(yours), spark: listed(spark) };
    t.compare(
      { ...sides, lanes: lanes.map(({ en }) => en) },
      { ...sides, lanes: lanes.map((lane) => lane.ko) },
    );
    t.witness(
      `spark.task.maxFailures ${max}; a task's attempts fail one after another: ${listed(spark)}`,
      `spark.task.maxFailures ${max}. 한 태스크의 시도가 잇달아 실패한다: ${listed(spark)}`,
    );
    t.expect(yours).toEqual(spark);
  },
);

/** Local mode says in its master how many failures it allows, a cluster in a setting. */
const clusters: fc.Arbitrary<Pick<EngineCase, "cluster" | "as">> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(1, 2, 3, 4, 4), fc.nat(4))
  .map(([size, max, kind]) => {
    if (kind === 0) return { cluster: localOf(size, max) };
    const cluster = standaloneOf(Math.max(size, 2), 1);
    const conf = { "spark.task.maxFailures": max };
    return {
      cluster: {
        ...cluster,
        name: `${cluster.name}, up to ${max} failures`,
        ko: `${cluster.ko}, 실패 ${max}번까지`,
      },
      as: { conf },
    };
  });

/** A task that throws now and then, and one loss. */
const troubles: fc.Arbitrary<readonly Fault[]> = fc
  .tuple(
    fc.option(fc.record({ partition: fc.nat(1), attempts: fc.constantFrom(1, 2, 3, 4) }), {
      freq: 3,
    }),
    losses(2, 5),
    fc.constantFrom("crash", "disk", "machine"),
  )
  .map(([failing, drawn, how]) => {
    const faults: Fault[] = [];
    if (failing !== null) faults.push({ kind: "fail task", ...failing });
    const when = { after: isTaskEnd, nth: drawn.afterTasks, delay: drawn.delay };
    if (how === "crash") faults.push(killed(drawn));
    else if (how === "disk") faults.push({ kind: "lose disk", executor: drawn.executor, when });
    else faults.push({ kind: "kill worker", worker: Number(drawn.executor) + 1, when });
    return faults;
  });

kataLaw(
  "with this rule a cluster retries, gives up and answers as Spark does",
  {
    subject: afterFailure,
    claims: ["X-12", "S1-25", "S4-28"],
    ko: "이 규칙을 쓰는 클러스터는 스파크와 같이 재시도하고 중단하고 답한다.",
    cover: {
      "a task threw": 40,
      "the job failed": 12,
      "an executor crashed under a task": 2,
      "a task failed and the job did not": 15,
      "a failure did not count": 8,
    },
    kills: ["M-51", "K-15-10-a", "K-15-10-b"],
  },
  [shuffledLineages(), clusters, troubles, actions(1, 2), seeds],
  async (t, subject, lineage, where, faults, acts, seed) => {
    const noun = { en: "your rule for failures", ko: "여러분의 실패 규칙" };
    const { isLocal } = where.cluster;
    const timely = isLocal ? faults.filter(({ kind }) => kind === "fail task") : faults;
    const { spark } = await sameAsSpark(
      t,
      noun,
      { afterFailure: subject },
      { ...where, lineage, actions: acts, faults: timely, seed },
    );
    const ends = spark.events.flatMap((event) =>
      event.kind === "SparkListenerTaskEnd" ? [event.reason] : [],
    );
    const threw = ends.some(({ kind }) => kind === "ExceptionFailure");
    const gone = spark.events.some(
      (event) => event.kind === "SparkListenerJobEnd" && event.jobResult.kind !== "JobSucceeded",
    );
    t.classify("a task threw", threw);
    t.classify("the job failed", gone);
    t.classify(
      "an executor crashed under a task",
      ends.some((reason) => reason.kind === "ExecutorLostFailure" && reason.exitCausedByApp),
    );
    t.classify("a task failed and the job did not", threw && !gone);
    t.classify(
      "a failure did not count",
      ends.some(
        (reason) =>
          reason.kind === "FetchFailed" ||
          (reason.kind === "ExecutorLostFailure" && !reason.exitCausedByApp),
      ),
    );
  },
);

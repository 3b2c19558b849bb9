/**
 * The laws of kata 15/01: the word that a standalone Master keeps for an application.
 *
 * In Spark: ApplicationState, Master.scala. What is expected is said of a whole history: the first end decides, else whether an executor was
 * ever launched. Left out on purpose: UNKNOWN and recovery.
 */
import { nextApplicationState } from "#kata/15-life-cycle/01-life-cycle";
import type { ApplicationEvent, ApplicationState } from "#engine/kata";
import { seconds, standalone, type Fault } from "#engine/index";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { isTaskEnd } from "../../test/harness/generators/losses.ts";
import {
  actions,
  seeds,
  standaloneOf,
  type ClusterCase,
} from "../../test/harness/generators/run.ts";
import { inBoth, sameAsSpark } from "./kata-engine.ts";

/** What happens, and the word that it leaves where it is an end. */
const happenings: readonly (readonly [ApplicationEvent, ApplicationState | undefined])[] = [
  ["executor launched", undefined],
  ["executor lost", undefined],
  ["unregistered", "FINISHED"],
  ["driver disconnected", "FINISHED"],
  ["killed", "KILLED"],
  ["executors keep failing", "FAILED"],
];
const endOf = new Map(happenings);

/** Ends are drawn less often, so that histories have a middle. */
const histories = fc.array(
  fc.oneof(
    {
      arbitrary: fc.constantFrom<ApplicationEvent>("executor launched", "executor lost"),
      weight: 5,
    },
    { arbitrary: fc.constantFrom(...happenings).map(([event]) => event), weight: 3 },
  ),
  { minLength: 1, maxLength: 7, size: "max" },
);

function stateAfter(history: readonly ApplicationEvent[]): ApplicationState {
  const first = history.find((event) => endOf.get(event) !== undefined);
  const end = first === undefined ? undefined : endOf.get(first);
  return end ?? (history.includes("executor launched") ? "RUNNING" : "WAITING");
}

kataLaw(
  "an application waits until its first executor is launched, and ends once",
  {
    subject: nextApplicationState,
    claims: ["S3-19", "S4-09", "S3-20"],
    ko: "애플리케이션은 첫 익스큐터가 뜰 때까지 기다리고, 한 번만 끝난다.",
    cover: {
      "an executor is lost while it runs": 12,
      "the driver vanishes": 5,
      "it ends before it ever ran": 15,
      "killed, or given up": 15,
      "something happens after the end": 30,
    },
    kills: ["M-33", "K-15-01-a", "K-15-01-b", "K-15-01-c", "K-15-01-d"],
  },
  [histories],
  (t, next, history) => {
    const spark = history.map((_, at) => stateAfter(history.slice(0, at + 1)));
    const before = (at: number): ApplicationState => spark[at - 1] ?? "WAITING";
    const some = (holds: (event: ApplicationEvent, at: number) => boolean): boolean =>
      history.some(holds);
    const ended = (at: number): boolean => !["WAITING", "RUNNING"].includes(before(at));
    t.classify(
      "an executor is lost while it runs",
      some((event, at) => event === "executor lost" && before(at) === "RUNNING"),
    );
    t.classify(
      "the driver vanishes",
      some((event, at) => event === "driver disconnected" && !ended(at)),
    );
    t.classify(
      "it ends before it ever ran",
      some((event, at) => endOf.get(event) !== undefined && before(at) === "WAITING"),
    );
    t.classify(
      "killed, or given up",
      some((event, at) => /^(killed|executors keep failing)$/.test(event) && !ended(at)),
    );
    t.classify(
      "something happens after the end",
      some((_, at) => ended(at)),
    );
    t.say(`registered, then ${history.join(", ")}`, `등록한 뒤: ${history.join(", ")}`);
    const yours: ApplicationState[] = [];
    for (const event of history) yours.push(next(yours[yours.length - 1] ?? "WAITING", event));
    const parts = yours.findIndex((state, at) => state !== spark[at]);
    const step = (states: readonly ApplicationState[]): string =>
      `${before(parts)}, ${history[parts] ?? ""} → ${states[parts] ?? ""}`;
    if (parts !== -1)
      inBoth(t, {
        yours: step(yours),
        spark: step(spark),
        lanes: [`WAITING → ${yours.slice(0, parts + 1).join(" → ")} ◂`],
      });
    t.witness(
      `WAITING → ${spark.join(" → ")} after ${history.join(", ")}`,
      `WAITING → ${spark.join(" → ")} (일어난 일: ${history.join(", ")})`,
    );
    t.expect(yours).toEqual(spark);
  },
);

/** Two workers from the start, or one that comes only after a while. */
const lateCluster: ClusterCase = {
  name: "a Master without workers; one joins after 8 s",
  ko: "워커가 없다가 8초 뒤에 하나가 들어오는 마스터",
  spec: standalone({ workers: 0 }),
  isLocal: false,
  executors: 1,
  slots: 1,
};

const dies: Fault = {
  kind: "kill executor",
  executor: "0",
  when: { after: isTaskEnd, delay: 500 },
};

const stories: fc.Arbitrary<{ readonly story: string; readonly faults: readonly Fault[] }> =
  fc.constantFrom(
    { story: "all is well", faults: [] },
    { story: "an executor dies", faults: [dies] },
    { story: "the job fails", faults: [{ kind: "fail task", partition: 0, attempts: 4 }] },
    {
      story: "the driver is killed",
      faults: [{ kind: "kill driver", when: { after: isTaskEnd } }],
    },
  );

kataLaw(
  "by this rule the Master of a cluster writes the states that Spark's writes",
  {
    subject: nextApplicationState,
    claims: ["S3-19", "S3-20", "S2-14"],
    ko: "이 규칙을 쓰면 클러스터의 마스터가 적는 상태가 스파크와 같다.",
    cover: { "an executor dies": 12, "the driver is killed": 10, "a worker comes late": 20 },
    kills: ["M-33", "K-15-01-a"],
  },
  [shuffledLineages({ maxSteps: 1 }), stories, fc.boolean(), actions(1, 1), seeds],
  async (t, subject, lineage, { story, faults }, late, acts, seed) => {
    t.classify("an executor dies", story === "an executor dies");
    t.classify("the driver is killed", story === "the driver is killed");
    t.classify("a worker comes late", late);
    const joins: Fault = { kind: "add worker", when: { at: seconds(8) } };
    const noun = { en: "your life cycle", ko: "여러분의 상태 규칙" };
    await sameAsSpark(
      t,
      noun,
      { nextApplicationState: subject },
      {
        cluster: late ? lateCluster : standaloneOf(2, 1),
        lineage,
        actions: acts,
        faults: late ? [joins, ...faults] : faults,
        seed,
      },
    );
  },
);

/**
 * The laws of kata 15/12: which executors an application gives back.
 *
 * In Spark: ExecutorMonitor.timedOutExecutors, ExecutorAllocationManager.removeExecutors. What may go is a table of what an executor holds here. Left out on purpose: decommissioning.
 */
import { executorsToRemove } from "#kata/15-life-cycle/12-executors-to-remove";
import type { IdleExecutor, RemovalView } from "#engine/kata";
import { eventsOf, standalone } from "#engine/index";
import { fc, kataLaw, type Trial } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { actions, seeds } from "../../test/harness/generators/run.ts";
import { allocationOf } from "./come-and-go.ts";
import { inBoth, sameAsSpark } from "./kata-engine.ts";

const NOW = 1_000;

const executor: fc.Arbitrary<Omit<IdleExecutor, "id">> = fc
  .record({
    idle: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 5, nil: undefined }),
    holds: fc.constantFrom("nothing", "nothing", "blocks", "files", "active", "both"),
    isLeaving: fc.constantFrom(false, false, false, true),
  })
  .map(({ idle, holds, isLeaving }) => ({
    idleSince: idle === undefined ? undefined : NOW - idle,
    hasCachedBlocks: holds === "blocks" || holds === "both",
    hasShuffleFiles: holds === "files" || holds === "active" || holds === "both",
    isShuffleActive: holds === "active",
    isLeaving,
  }));

const views: fc.Arbitrary<RemovalView> = fc
  .record({
    executors: fc.array(executor, { minLength: 1, maxLength: 6 }),
    idle: fc.constantFrom(50, 100, 150),
    cached: fc.constantFrom(200, 250, Infinity),
    shuffle: fc.constantFrom(120, 220, Infinity),
    minExecutors: fc.constantFrom(0, 1, 2, 3),
    target: fc.constantFrom(0, 0, 1, 2),
  })
  .map(({ executors, idle, cached, shuffle, ...bounds }) => ({
    ...bounds,
    now: NOW,
    timeouts: { idle, cached, shuffle },
    executors: executors.map((one, id) => ({ id: String(id), ...one })),
  }));

/** The times that what it holds sets, and its own where it holds nothing: the first that is over lets it go. */
function mayGo(one: IdleExecutor, { now, timeouts }: RemovalView): boolean {
  const set: readonly (readonly [boolean, number])[] = [
    [one.hasCachedBlocks, timeouts.cached],
    [one.hasShuffleFiles, timeouts.shuffle],
    [!one.hasCachedBlocks && !one.hasShuffleFiles, timeouts.idle],
  ];
  const { idleSince } = one;
  if (idleSince === undefined || one.isLeaving || one.isShuffleActive) return false;
  return set.some(([counts, time]) => counts && now - idleSince >= time);
}

function inWords({ executors, timeouts, minExecutors, target }: RemovalView): [string, string] {
  const times = `${timeouts.idle}/${timeouts.cached}/${timeouts.shuffle}`;
  const told = executors.map((one) => {
    const marks = [
      ...(one.hasCachedBlocks ? ["blocks"] : []),
      ...(one.isShuffleActive ? ["active files"] : one.hasShuffleFiles ? ["files"] : []),
      ...(one.isLeaving ? ["leaving"] : []),
    ];
    const idle = one.idleSince === undefined ? "busy" : `idle ${NOW - one.idleSince}`;
    return `${one.id}: ${[idle, ...marks].join(", ")}`;
  });
  return [
    `${told.join("; ")}; times ${times}, at least ${minExecutors}, ${target} wanted`,
    `${told.join("; ")}. 시간 ${times}, 최소 ${minExecutors}, 원하는 수 ${target}`,
  ];
}

function judge(
  t: Trial,
  view: RemovalView,
  yours: readonly string[],
  spark: readonly string[],
): void {
  const [en, ko] = inWords(view);
  const listed = (ids: readonly string[]): string => (ids.length === 0 ? "-" : ids.join(", "));
  t.say(en, ko);
  inBoth(t, { yours: listed(yours), spark: listed(spark) });
  t.witness(`${en}: ${listed(spark)} given back`, `${ko}. 돌려준 것: ${listed(spark)}`);
  t.expect([...yours]).toEqual(spark);
}

kataLaw(
  "an executor is given back when it has been idle for too long for what it holds, and not while its shuffle files may be read",
  {
    subject: executorsToRemove,
    claims: ["S4-47", "S4-68"],
    ko: "가진 것에 따라 정해진 시간을 다 논 익스큐터를 돌려주고, 셔플 파일을 읽을 수 있는 동안에는 돌려주지 않는다.",
    cover: {
      "somebody goes": 30,
      "blocks keep one": 10,
      "files keep one": 10,
      "a job may read files": 10,
    },
    kills: ["M-58", "K-15-12-a"],
    runs: 200,
  },
  [views],
  (t, choose, drawn) => {
    const view = { ...drawn, minExecutors: 0, target: 0 };
    const spark = view.executors.filter((one) => mayGo(one, view)).map(({ id }) => id);
    const old = view.executors.filter(
      ({ idleSince, isLeaving }) =>
        idleSince !== undefined && !isLeaving && NOW - idleSince >= view.timeouts.idle,
    );
    const kept = old.filter(({ id }) => !spark.includes(id));
    t.classify("somebody goes", spark.length > 0);
    t.classify(
      "blocks keep one",
      kept.some((one) => one.hasCachedBlocks),
    );
    t.classify(
      "files keep one",
      kept.some((one) => one.hasShuffleFiles && !one.isShuffleActive),
    );
    t.classify(
      "a job may read files",
      kept.some((one) => one.isShuffleActive),
    );
    judge(t, view, choose(view), spark);
  },
);

kataLaw(
  "of executors that may go, the first by name go until the minimum or the wish is reached",
  {
    subject: executorsToRemove,
    claims: ["S4-47", "S4-68"],
    ko: "돌려줄 수 있는 것 가운데 이름이 앞선 것부터, 최소나 원하는 수에 이를 때까지 돌려준다.",
    cover: { "the minimum keeps one": 4, "the wish keeps one": 2, "somebody is leaving": 30 },
    kills: ["K-15-12-b", "K-15-12-c"],
    runs: 300,
  },
  [views],
  (t, choose, view) => {
    const free = view.executors.filter((one) => mayGo(one, view)).map(({ id }) => id);
    const there = view.executors.filter(({ isLeaving }) => !isLeaving).length;
    const stay = Math.max(view.minExecutors, view.target);
    const spark = free.filter((_, i) => there - i > stay);
    const isCut = spark.length < free.length;
    t.classify("the minimum keeps one", isCut && view.minExecutors > view.target);
    t.classify("the wish keeps one", isCut && view.target > view.minExecutors);
    t.classify("somebody is leaving", there < view.executors.length);
    judge(t, view, choose(view), spark);
  },
);

kataLaw(
  "with this rule an application gives back the executors that it gives back in Spark",
  {
    subject: executorsToRemove,
    claims: ["S4-47", "S4-68"],
    ko: "이 규칙을 쓰는 애플리케이션은 스파크에서와 같은 익스큐터를 돌려준다.",
    cover: { "several were given back": 20, "none was given back": 10 },
    kills: ["K-15-12-a"],
  },
  [
    fc.record({
      cores: fc.constant(1),
      max: fc.integer({ min: 3, max: 6 }),
      min: fc.nat(2),
      idle: fc.constantFrom(1, 1, 2, 60),
      shuffle: fc.constantFrom(undefined, 3),
    }),
    shuffledLineages({ maxSteps: 2, maxPartitions: 6 }),
    actions(1, 3),
    seeds,
  ],
  async (t, subject, drawn, lineage, acts, seed) => {
    const noun = { en: "your giving back", ko: "여러분의 반납 규칙" };
    const cluster = {
      name: `dynamic allocation, ${drawn.min} to ${drawn.max} executors, idle ${drawn.idle} s`,
      ko: `동적 할당, 익스큐터 ${drawn.min}~${drawn.max}개, 노는 시간 ${drawn.idle}초`,
      spec: standalone({ workers: 3, cores: 4, memory: "8g" }),
      isLocal: false,
      executors: drawn.max,
      slots: drawn.max,
    };
    // More than the tasks need, so that some are idle while the others work.
    const conf = {
      ...allocationOf(drawn),
      "spark.dynamicAllocation.initialExecutors": drawn.max,
      "spark.locality.wait": "2s",
    };
    const faults = [{ kind: "slow host", host: "worker-1", factor: 400, when: { at: 0 } }] as const;
    const { spark } = await sameAsSpark(
      t,
      noun,
      { executorsToRemove: subject },
      { cluster, lineage, actions: acts, faults, seed, as: { conf } },
    );
    const gone = eventsOf(spark.events, "KillExecutor").filter(({ from }) =>
      from.startsWith("driver"),
    ).length;
    t.classify("several were given back", gone > 1);
    t.classify("none was given back", gone === 0);
  },
);

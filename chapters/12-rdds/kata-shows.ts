/**
 * One run for each kata of this chapter, chosen so that its rule shows; the question of the kata's card is about this very run.
 *
 * In Spark: a small application on which the rule decides something. Left out on purpose: chance; the cases that are drawn belong to the laws.
 */
import { type Policies, type TracedEvent } from "#engine/index";
import { Clues } from "#engine/monitor/doctor/clues";
import { diagnose } from "#engine/monitor/doctor/diagnose";
import type { MonitorPolicies } from "#engine/monitor/rules/rules";
import { storeOf } from "#engine/monitor/status";
import { afterJob } from "../../test/harness/generators/losses.ts";
import { rddBlocks } from "../../test/harness/generators/rdd-blocks.ts";
import { localOf, standaloneOf } from "../../test/harness/generators/run.ts";
import { shownBy, type Show } from "../../test/harness/generators/shown.ts";
import type { Both } from "#engine/foundation/language";
import { figuresOf, tellFigures } from "../15-life-cycle/kata-tale.ts";
import { inWords, ranProgram, type Program } from "./kata-programs.ts";

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

const slices: Program = {
  words: {
    en: "ten elements in 4 slices, then three in 5",
    ko: "원소 열 개를 조각 4개로, 세 개를 5개로",
  },
  cluster: localOf(2),
  seed: 42,
  main: async ({ sparkContext: sc }) => [
    await sc.parallelize(upTo(10), 4).glom().collect(),
    await sc.parallelize(upTo(3), 5).glom().collect(),
  ],
};

const feeling: Program = {
  words: {
    en: "take(9) and take(2) of 40 partitions, of which every seventh holds two records",
    ko: "일곱째마다 레코드가 둘인 파티션 40개에 take(9)와 take(2)",
  },
  cluster: localOf(4),
  seed: 42,
  main: async ({ sparkContext: sc }) => {
    const rdd = sc.parallelize(upTo(40), 40).flatMap((n) => (n % 7 === 6 ? [n, n] : []));
    return [await rdd.take(9), await rdd.take(2)];
  },
};

/** Memory for five blocks of 1.5 MiB. */
export const fiveBlocks = { "spark.memory.fraction": 0.011, "spark.driver.memory": "1g" };

const crowded: Program = {
  words: {
    en: "three cached RDDs of 2, 3 and 6 blocks in memory for 5",
    ko: "블록 5개의 메모리에 캐시한 RDD 셋(블록 2, 3, 6개)",
  },
  cluster: localOf(1),
  conf: fiveBlocks,
  seed: 42,
  main: async ({ sparkContext: sc }) => {
    const rdds = [2, 3, 6].map((count) =>
      sc
        .parallelize(upTo(count), count)
        .map((n) => String(n).repeat(1_500_000))
        .cache(),
    );
    const counts: (number | undefined)[] = [];
    for (const use of [0, 1, 0, 2, 1, 0]) counts.push(await rdds[use]?.count());
    return counts;
  },
};

const partly: Program = {
  words: {
    en: "sums in 1 partition, cached; counted, executor 0 dies, counted again",
    ko: "파티션 1개의 합을 캐시하고 count, 익스큐터 0이 죽은 뒤 다시 count",
  },
  cluster: standaloneOf(3, 1),
  faults: [afterJob(1)],
  seed: 43,
  main: async (spark) => {
    await spark.sleep(5_000);
    const sums = spark.sparkContext
      .parallelize(upTo(24), 6)
      .map((n): [number, number] => [n % 5, n])
      .reduceByKey((a, b) => a + b, 1)
      .mapValues((sum) => sum * 2)
      .cache();
    const first = await sums.count();
    await spark.sleep(8_000);
    return [first, await sums.count()];
  },
};

/** The second job goes back to what the first two stored, some of it by other numbers. */
const placed: Program = {
  words: {
    en: "two cached RDDs of 2 and 3 partitions (the first of files on worker-3), counted, then their union through a map",
    ko: "캐시한 RDD 둘(파일이 worker-3에 있는 파티션 2개와 다른 파티션 3개)을 세고, 둘의 union에 map을 걸어 collect",
  },
  cluster: standaloneOf(3, 2),
  seed: 42,
  main: async (spark) => {
    await spark.sleep(5_000);
    const { sparkContext: sc } = spark;
    const one = sc
      .makeRDDWithLocations([
        [1, ["worker-3"]],
        [2, ["worker-3"]],
      ])
      .map((n) => n + 1)
      .cache();
    const two = sc
      .parallelize(upTo(6), 3)
      .map((n) => n * 3)
      .cache();
    await one.count();
    await two.count();
    await spark.sleep(2_000);
    return one
      .union(two)
      .map((n) => n * 2)
      .collect();
  },
};

const printed: Program = {
  words: {
    en: "the lineage of a sum in 5 partitions that is joined into 4, printed, then counted",
    ko: "파티션 5개의 합을 4개로 조인한 RDD의 계보를 찍고 count",
  },
  cluster: localOf(4),
  seed: 42,
  main: async ({ sparkContext: sc }) => {
    const pairs = (count: number) =>
      sc.parallelize(upTo(6), count).map((n): [number, number] => [n % 4, n]);
    const joined = pairs(3)
      .reduceByKey((a, b) => a + b, 5)
      .mapValues((sum) => -sum)
      .join(pairs(2), 4);
    return [joined.toDebugString(), await joined.count()];
  },
};

/** Memory for five blocks of eight; those of one RDD take longer to compute than to read, those of the other do not. */
const tooSmall: Program = {
  words: {
    en: "8 heavy blocks in memory for 5, used by three jobs, then 8 light ones, used by twelve; and then the doctor reads the log",
    ko: "만들기 무거운 블록 8개를 5개의 메모리에 캐시해 세 잡이 쓰고, 가벼운 블록 8개를 열두 잡이 쓴 뒤 그 로그를 닥터가 읽음",
  },
  cluster: localOf(1),
  conf: fiveBlocks,
  seed: 42,
  main: async ({ sparkContext: sc }) => {
    const blocks = (cost: number) =>
      sc
        .parallelize(upTo(8), 8)
        .map((n) => String(n).repeat(1_500_000))
        .costing(cost)
        .cache();
    const [heavy, light] = [blocks(60_000), blocks(12_000)];
    const counts = [await heavy.count(), await heavy.count(), await heavy.count()];
    for (const _use of upTo(12)) await light.foreach(() => undefined);
    return counts;
  },
};

const shows: Readonly<Record<string, readonly [noun: Both, program: Program]>> = {
  slicePositions: [{ en: "your slices", ko: "여러분의 조각" }, slices],
  partitionsToTry: [{ en: "your rounds", ko: "여러분의 회차" }, feeling],
  evict: [{ en: "your evictions", ko: "여러분의 축출" }, crowded],
  shufflesToRead: [{ en: "your way back", ko: "여러분의 되짚기" }, partly],
  taskPlaces: [{ en: "your places", ko: "여러분의 자리" }, placed],
  debugString: [{ en: "your text", ko: "여러분의 글" }, printed],
  keepOrCompute: [{ en: "your choice", ko: "여러분의 선택" }, tooSmall],
};

/** Runs the show of a policy with the function given, or with Spark's where none is; counts what it did. */
export async function shown(policy: keyof Policies, rule?: unknown): Promise<Show> {
  const show = shows[policy];
  if (show === undefined) throw new Error(`no kata of chapter 12 is about ${policy}`);
  const [noun, program] = show;
  return shownBy(noun, inWords(program), async () => {
    // The function was checked against the policy's type where it was written.
    const given = rule === undefined ? {} : { [policy]: rule };
    const { events, outcome } = await ranProgram(given, program);
    const report = reported(noun, events, outcome);
    return {
      report: policy === "keepOrCompute" ? withAdvice(report, events, given) : report,
      events,
    };
  });
}

/** What the doctor says of it, who asks the rule. */
function withAdvice(report: Both, events: readonly TracedEvent[], given: MonitorPolicies): Both {
  const clues = new Clues();
  const store = storeOf(events, undefined, given, (event) => clues.take(event));
  const { findings } = diagnose(store, clues);
  const found = findings
    .filter(({ kind }) => kind === "recomputation")
    .toSorted((a, b) => (a.where.rddId ?? 0) - (b.where.rddId ?? 0));
  const told = (language: "en" | "ko"): string =>
    found
      .map(({ where, change }) => `RDD ${where.rddId ?? "?"}: ${change?.[language] ?? "…"}`)
      .join(" ");
  return {
    en: `${report.en}; the doctor says of ${told("en") || "nothing"}`,
    ko: `${report.ko}. 닥터의 말: ${told("ko") || "없음"}`,
  };
}

function reported(noun: Both, events: readonly TracedEvent[], outcome: string): Both {
  const figures = tellFigures(noun, figuresOf(events));
  const rounds: number[] = [];
  let stored = 0;
  let dropped = 0;
  let hits = 0;
  let atHome = 0;
  for (const event of events) {
    if (event.kind === "SparkListenerStageSubmitted") rounds.push(event.stageInfo.numTasks);
    if (event.kind === "SparkListenerTaskEnd" && (event.taskMetrics?.inputBytesRead ?? 0) > 0)
      hits += 1;
    if (event.kind === "SparkListenerTaskEnd" && event.taskInfo.taskLocality === "PROCESS_LOCAL")
      atHome += 1;
    if (event.kind !== "SparkListenerBlockUpdated" || !event.blockId.startsWith("rdd_")) continue;
    if (event.storageLevel.useMemory) stored += 1;
    else dropped += 1;
  }
  const { now } = rddBlocks(events);
  const held = {
    en: now.map(({ block, executor }) => `${block} (executor ${executor})`).join(", "),
    ko: now.map(({ block, executor }) => `${block}(익스큐터 ${executor})`).join(", "),
  };
  return {
    en: `${figures.en}; its stages had ${rounds.join(", ")} tasks; ${stored} blocks were stored, ${dropped} evicted, and ${hits} tasks read what was stored (${atHome} ran PROCESS_LOCAL); in the end ${held.en || "no block"} lay in memory; the program answered ${outcome}`,
    ko: `${figures.ko}, 스테이지마다 태스크 ${rounds.join(", ")}개, 저장한 블록 ${stored}개, 축출한 블록 ${dropped}개, 저장된 것을 읽은 태스크 ${hits}개(PROCESS_LOCAL로 돈 것 ${atHome}개), 끝에 메모리에 있던 것 ${held.ko || "없음"}, 프로그램의 답 ${outcome}`,
  };
}

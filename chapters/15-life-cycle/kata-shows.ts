/**
 * One run for each kata of this chapter, chosen so that its rule shows: after the laws hold, the learner's function runs here, the
 * report says what it did, and the question of the kata's card is about this very run.
 *
 * In Spark: an application on a small cluster on which something goes wrong. Left out on purpose: chance; the cases that are drawn belong
 * to the laws.
 */
import type { Lineage } from "../../test/harness/generators/lineage.ts";
import { afterJob, isJobEnd, isTaskEnd } from "../../test/harness/generators/losses.ts";
import { localOf, standaloneOf, type ClusterCase } from "../../test/harness/generators/run.ts";
import { standalone, type Policies, type TracedEvent } from "#engine/index";
import { shownBy, type Show } from "../../test/harness/generators/shown.ts";
import type { Both } from "#engine/foundation/language";
import { inTheEngine, ranWith, type EngineCase } from "./kata-engine.ts";
import { allocationOf } from "./come-and-go.ts";
import { details } from "./kata-details.ts";
import { figuresOf, tellFigures } from "./kata-tale.ts";

const pairs = Array.from({ length: 24 }, (_, n): [number, number] => [n % 5, n % 7]);

/** Six map tasks with keys 0 to 4, three reducers. */
const counting: Lineage = [
  { op: "parallelize", records: pairs, slices: 6 },
  { op: "flatMap", on: 0 },
  { op: "map", on: 1 },
  { op: "filter", on: 2 },
  { op: "reduceByKey", on: 3, partitions: 3 },
  { op: "mapValues", on: 4 },
];

/** Two shuffles that meet in a join, and a third one behind one of them. */
const joining: Lineage = [
  ...counting,
  { op: "map", on: 5 },
  { op: "groupByKey", on: 6, partitions: 2 },
  { op: "mapValues", on: 7 },
  { op: "partitionBy", on: 2, partitions: 2 },
  { op: "join", on: 8, with: 9, partitions: 2 },
  { op: "filter", on: 10 },
];

/** Executor 0 is killed between two jobs. */
const twice: EngineCase = {
  cluster: standaloneOf(3, 2),
  lineage: counting,
  actions: ["collect", "collect"],
  faults: [afterJob(1)],
  seed: 42,
};

/** Room for a driver of two cores on two of three workers, more of it on the last. */
const uneven: ClusterCase = {
  name: "3 workers of 1, 4 and 8 cores",
  ko: "워커 3개(코어 1, 4, 8개)",
  spec: standalone({ workers: [1, 4, 8].map((cores) => ({ cores, memory: "8g" })) }),
  isLocal: false,
  executors: 3,
  slots: 11,
};

const thrice = { ...twice, actions: ["collect", "collect", "collect"] } as const;

const shows: Readonly<Record<string, readonly [noun: Both, show: EngineCase]>> = {
  nextApplicationState: [
    { en: "your life cycle", ko: "여러분의 상태 규칙" },
    {
      ...thrice,
      faults: [afterJob(1), { kind: "kill driver", when: { after: isTaskEnd, nth: 17 } }],
    },
  ],
  cutStages: [
    { en: "your stage splitter", ko: "여러분의 스테이지 나누기" },
    { ...twice, cluster: localOf(2), lineage: joining, faults: [] },
  ],
  pipeline: [{ en: "your pipeline", ko: "여러분의 파이프라인" }, twice],
  shuffleIndex: [{ en: "your index", ko: "여러분의 인덱스" }, twice],
  blockRange: [{ en: "your block reader", ko: "여러분의 블록 읽기" }, twice],
  stagesToRun: [
    { en: "your skipping of stages", ko: "여러분의 건너뛰기 규칙" },
    { ...thrice, faults: [afterJob(2)] },
  ],
  mapTasksToResubmit: [{ en: "your rule for losses", ko: "여러분의 유실 규칙" }, twice],
  grantCores: [
    { en: "your grants", ko: "여러분의 배정 규칙" },
    {
      ...twice,
      cluster: standaloneOf(3, 4),
      as: { conf: { "spark.executor.cores": 2, "spark.cores.max": 7 } },
    },
  ],
  targetExecutors: [
    { en: "your wish for executors", ko: "여러분의 익스큐터 요청" },
    {
      ...twice,
      cluster: standaloneOf(3, 2),
      faults: [],
      as: { conf: allocationOf({ cores: 1, min: 0, idle: 60, max: 5 }) },
    },
  ],
  executorsToRemove: [
    { en: "your giving back", ko: "여러분의 반납 규칙" },
    {
      ...thrice,
      cluster: standaloneOf(3, 2),
      lineage: [{ op: "parallelize", records: pairs, slices: 3 }, ...counting.slice(1)],
      faults: [{ kind: "slow host", host: "worker-1", factor: 200, when: { at: 0 } }],
      as: {
        conf: {
          ...allocationOf({ cores: 1, min: 4, idle: 1, max: 6 }),
          "spark.dynamicAllocation.initialExecutors": "6",
        },
      },
    },
  ],
  placeDriver: [
    { en: "your placing of drivers", ko: "여러분의 드라이버 배치" },
    {
      ...twice,
      cluster: uneven,
      as: { deployMode: "cluster", conf: { "spark.driver.cores": 2 } },
    },
  ],
  afterFailure: [
    { en: "your rule for failures", ko: "여러분의 실패 규칙" },
    {
      ...thrice,
      faults: [
        { kind: "lose disk", executor: "1", when: { after: isJobEnd, delay: 1_000 } },
        { kind: "fail task", partition: 1, attempts: 4, stage: 5 },
      ],
    },
  ],
};

/** Runs the show of a policy with the function given, or with Spark's where none is; counts what it did. */
export async function shown(policy: keyof Policies, rule?: unknown): Promise<Show> {
  const show = shows[policy];
  if (show === undefined) throw new Error(`no kata of chapter 15 is about ${policy}`);
  const [noun, one] = show;
  return shownBy(noun, inTheEngine(one), async () => {
    // The function was checked against the policy's type where it was written.
    const { events, outcome } = await ranWith(rule === undefined ? {} : { [policy]: rule }, one);
    return { report: reported(policy, noun, events, outcome), events };
  });
}

/** Jobs, stages and tasks; then what the kata is about, as far as its question leaves open; then how it ended. */
function reported(
  policy: keyof Policies,
  noun: Both,
  events: readonly TracedEvent[],
  outcome: string,
): Both {
  const parts = [
    tellFigures(noun, figuresOf(events), policy !== "stagesToRun"),
    ...(details[policy]?.(events) ?? []),
    outcome.includes("Exception")
      ? { en: "the program failed", ko: "프로그램이 실패함" }
      : { en: "the program ended well", ko: "프로그램이 잘 끝남" },
  ];
  return {
    en: parts.map(({ en }) => en).join("; "),
    ko: parts.map(({ ko }) => ko).join(". "),
  };
}

/**
 * The laws of kata 12/07: whether a partition without room had better lie on disk or be computed again.
 *
 * In Spark: the choice of a storage level, which is the program's. Left out on purpose: memory, which beats both.
 */
import { keepOrCompute } from "#kata/12-rdds/07-keep-or-compute";
import type { PartitionSeen } from "#engine/kata";
import { StorageLevels, submit, type SparkSession, type TracedEvent } from "#engine/index";
import { localOf } from "../../test/harness/generators/run.ts";
import { fc, kataLaw } from "../../test/harness/law.ts";

/** Sizes that the rates divide, so that sums are exact. */
const measures = fc.record({
  computeMillis: fc.integer({ min: 1, max: 60 }),
  bytes: fc.integer({ min: 1, max: 40 }).map((n) => 1024 * n),
  timesNeeded: fc.integer({ min: 1, max: 5 }),
  writeRate: fc.constantFrom(512, 1024, 2048),
  readRate: fc.constantFrom(512, 1024, 4096),
});

/** What each way takes, added up use by use. */
function taken({ computeMillis, bytes, timesNeeded, writeRate, readRate }: PartitionSeen): {
  readonly disk: number;
  readonly compute: number;
} {
  const [write, read] = [bytes / writeRate, bytes / readRate];
  const sum = { disk: computeMillis + write, compute: computeMillis };
  for (let use = 0; use < timesNeeded; use += 1) {
    sum.disk += read;
    sum.compute += computeMillis;
  }
  return sum;
}

kataLaw(
  "a partition without room lies on disk exactly where writing it once and reading it each time takes less than computing it each time",
  {
    subject: keepOrCompute,
    claims: ["S2-59"],
    ko: "자리가 없는 파티션은 한 번 쓰고 그때마다 읽는 것이 그때마다 계산하는 것보다 덜 걸릴 때, 꼭 그때만 디스크에 둔다.",
    cover: { "the disk wins": 25, "computing wins": 25, "reading alone would win": 5 },
    kills: ["M-18", "M-19", "K-12-07-a", "K-12-07-b", "K-12-07-c"],
    runs: 400,
  },
  [measures],
  (t, rule, seen) => {
    const { disk, compute } = taken(seen);
    const [yours, wanted] = [rule(seen), disk < compute ? "disk" : "compute"];
    const { computeMillis, bytes, timesNeeded, writeRate, readRate } = seen;
    const [en, ko] = [
      `computed in ${computeMillis} ms, written in ${bytes / writeRate} ms, read in ${bytes / readRate} ms, needed ${timesNeeded} more times`,
      `계산 ${computeMillis} ms, 쓰기 ${bytes / writeRate} ms, 읽기 ${bytes / readRate} ms, ${timesNeeded}번 더 쓰임`,
    ];
    t.say(en, ko);
    t.classify("the disk wins", disk < compute);
    t.classify("computing wins", compute < disk);
    t.classify("reading alone would win", disk >= compute && bytes / readRate < computeMillis);
    t.witness(
      `${en}: ${disk} ms on disk, ${compute} ms computed again; ${yours}`,
      `${ko}: 디스크 ${disk} ms, 다시 계산 ${compute} ms. ${yours}`,
    );
    if (yours !== wanted)
      t.compare(
        { yours, spark: `${wanted}: ${disk} ms on disk, ${compute} ms computed`, lanes: [] },
        { yours, spark: `${wanted}: 디스크 ${disk} ms, 계산 ${compute} ms`, lanes: [] },
      );
    t.expect(yours).toBe(wanted);
  },
);

interface Work {
  /** Of a record, in microseconds; a partition has eight. */
  readonly cost: number;
  readonly size: number;
  readonly uses: number;
}

/** Bytes a microsecond, in the engine; and no chance. */
const costs = { diskRead: 10, diskWrite: 10, jitter: 0 };

const jobs =
  ({ cost, size, uses }: Work, onDisk: boolean) =>
  async ({ sparkContext: sc }: SparkSession): Promise<void> => {
    const texts = sc
      .parallelize([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], 2)
      .map((n) => String(n % 10).repeat(size))
      .costing(cost);
    if (onDisk) texts.persist(StorageLevels.DISK_ONLY);
    for (let use = 0; use <= uses; use += 1) await texts.count();
  };

interface Measured {
  readonly total: number;
  /** What a task of the first job took, and what a block takes on disk. */
  readonly millis: number;
  readonly bytes: number;
}

async function measured(work: Work, onDisk: boolean): Promise<Measured> {
  const app = await submit(localOf(2).spec, { seed: 5, costs }, jobs(work, onDisk));
  if (app.error !== undefined) throw app.error;
  const at = (kind: TracedEvent["kind"]): number[] =>
    app.events.flatMap((event) => (event.kind === kind ? [event.at] : []));
  let [first, bytes] = [0, 0];
  for (const event of app.events) {
    if (event.kind === "SparkListenerTaskEnd" && first === 0)
      first = event.taskMetrics?.executorRunTime ?? 0;
    if (event.kind === "SparkListenerBlockUpdated") bytes = Math.max(bytes, event.diskSize);
  }
  const total = Math.max(...at("SparkListenerJobEnd")) - Math.min(...at("SparkListenerJobStart"));
  return { total, millis: first / 1_000, bytes };
}

kataLaw(
  "what this rule chooses by measures is what the engine then runs in less time",
  {
    subject: keepOrCompute,
    claims: ["S2-59"],
    ko: "이 규칙이 측정값으로 고른 쪽이 엔진에서 실제로 덜 걸린다.",
    kills: ["M-18", "M-19"],
  },
  [
    fc.record({
      cost: fc.constantFrom(200, 5_000, 60_000),
      size: fc.integer({ min: 5_000, max: 60_000 }),
      uses: fc.integer({ min: 1, max: 3 }),
    }),
  ],
  async (t, rule, work) => {
    const [plain, disk] = [await measured(work, false), await measured(work, true)];
    const choice = rule({
      computeMillis: plain.millis,
      bytes: disk.bytes,
      timesNeeded: work.uses,
      writeRate: 1_000 * costs.diskWrite,
      readRate: 1_000 * costs.diskRead,
    });
    const millis = (micros: number): string => `${Math.round(micros / 1_000)} ms`;
    const [en, ko] = [
      `8 texts of ${work.size} characters in each of 2 partitions, ${work.cost} µs for each, needed ${work.uses} more times`,
      `파티션 2개에 ${work.size}자인 글이 8개씩, 하나에 ${work.cost} µs, ${work.uses}번 더 쓰임`,
    ];
    t.say(en, ko);
    t.witness(
      `${en}: ${millis(disk.total)} with DISK_ONLY, ${millis(plain.total)} computed again; ${choice}`,
      `${ko}: DISK_ONLY ${millis(disk.total)}, 다시 계산 ${millis(plain.total)}. ${choice}`,
    );
    const [chosen, other] =
      choice === "disk" ? [disk.total, plain.total] : [plain.total, disk.total];
    // What tasks take anyway is the same in both; where both take about as long, either will do.
    t.expect(chosen).toBeLessThanOrEqual(1.05 * other);
  },
);

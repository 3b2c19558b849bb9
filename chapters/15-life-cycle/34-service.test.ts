/**
 * Law: what the external shuffle service keeps of an executor that is gone.
 *
 * In Spark: ExternalShuffleService, BlockManagerMasterEndpoint. Left out on purpose: services that fail while their worker lives.
 */
import { StorageLevels, eventsOf, seconds, simulate, type Fault, type RDD } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { seeds, standaloneOf, watched } from "../../test/harness/generators/run.ts";
import { whenThingsDie } from "./sections.ts";

type Pairs = RDD<[number, number]>;
type Service = "none" | "for shuffles" | "for RDDs, too";

const settings: Readonly<Record<Service, Readonly<Record<string, string>>>> = {
  none: {},
  "for shuffles": { "spark.shuffle.service.enabled": "true" },
  "for RDDs, too": {
    "spark.shuffle.service.enabled": "true",
    "spark.shuffle.service.fetch.rdd.enabled": "true",
  },
};

/** How many of an RDD's partitions, or of its shuffle's map outputs, were computed. */
interface Computed {
  readonly shuffled: number;
  readonly onDisk: number;
  readonly inMemory: number;
}

section(whenThingsDie, () => {
  law(
    "the external shuffle service keeps an executor's shuffle files, its cached blocks on disk only if told to, and of a lost worker nothing",
    {
      claims: ["S1-25", "S4-73"],
      ko: "외부 셔플 서비스는 익스큐터의 셔플 파일을 지킨다. 디스크에 캐시된 블록은 지키라고 한 때만 지킨다. 워커를 잃으면 아무것도 지키지 못한다.",
      cover: { "no service": 20, "a worker was lost": 20, "RDDs are served": 20 },
      kills: ["inside/served-blocks-die", "inside/services-outlive-their-worker"],
    },
    [
      fc.integer({ min: 2, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom<Service>("none", "for shuffles", "for RDDs, too"),
      fc.boolean(),
      fc.integer({ min: 4, max: 8 }),
      seeds,
    ],
    async (t, workers, cores, service, worker, parts, seed) => {
      const { lost, again, told } = await afterLoss({
        workers,
        cores,
        service,
        worker,
        parts,
        seed,
      });
      t.say(
        `${told}, service ${service}, ${worker ? "a worker" : "an executor"} lost`,
        `${told}, 서비스: ${service}, 잃은 것: ${worker ? "워커" : "익스큐터"}`,
      );
      t.classify("no service", service === "none");
      t.classify("a worker was lost", worker);
      t.classify("RDDs are served", service === "for RDDs, too");
      const keepsShuffles = service !== "none" && !worker;
      const keepsBlocks = service === "for RDDs, too" && !worker;
      t.expect(again).toEqual({
        shuffled: keepsShuffles ? 0 : lost.shuffled,
        onDisk: keepsBlocks ? 0 : lost.onDisk,
        inMemory: lost.inMemory,
      });
      t.witness(
        `${told}, service ${service}: of ${lost.shuffled} map outputs and ${lost.onDisk} blocks on disk ${again.shuffled} and ${again.onDisk} were made again`,
        `${told}, 서비스 ${service}: 맵 출력 ${lost.shuffled}개와 디스크 블록 ${lost.onDisk}개 가운데 다시 만든 것은 ${again.shuffled}개와 ${again.onDisk}개`,
      );
    },
  );
});

interface Case {
  readonly workers: number;
  readonly cores: number;
  readonly service: Service;
  /** Whether the whole worker is lost. */
  readonly worker: boolean;
  readonly parts: number;
  readonly seed: number;
}

/** Counts three RDDs, loses an executor or its worker, counts them again. */
async function afterLoss({ workers, cores, service, worker, parts, seed }: Case): Promise<{
  readonly lost: Computed;
  readonly again: Computed;
  readonly told: string;
}> {
  const cluster = standaloneOf(workers, cores);
  const when = { at: seconds(60) };
  const fault: Fault = worker
    ? { kind: "kill worker", worker: 1, when }
    : { kind: "kill executor", executor: "0", when };
  const options = watched({ seed, conf: settings[service] });
  const simulation = simulate(cluster.spec, options);
  const app = simulation.submit({ ...options, faults: [fault] }, async (spark) => {
    const sc = spark.sparkContext;
    await spark.sleep(5_000);
    const sums = ["shuffled", "onDisk", "inMemory"].map((name) => sc.longAccumulator(name));
    const [shuffled, onDisk, inMemory] = sums.map((sum): Pairs =>
      sc
        .range(0, parts, 1, parts)
        .map((i): [number, number] => {
          sum.add(1);
          return [i, i];
        })
        .costing(200_000),
    ) as [Pairs, Pairs, Pairs];
    const all = [
      shuffled.reduceByKey((a, b) => a + b, parts),
      onDisk.persist(StorageLevels.DISK_ONLY),
      inMemory.persist(StorageLevels.MEMORY_ONLY),
    ];
    for (const rdd of all) await rdd.count();
    const before = sums.map(({ value }) => value);
    const driver = simulation.runs[0]?.runtime;
    const blocks = (id: number): string[] =>
      Array.from({ length: parts }, (_, partition) =>
        (driver?.blocks.locations(id, partition) ?? []).map(({ executorId }) => executorId),
      ).flat();
    const holders = [
      (driver?.tracker.statuses(0) ?? []).flatMap((status) => status?.location.executorId ?? []),
      ...all.slice(1).map(({ id }) => blocks(id)),
    ];
    await spark.sleep(180_000);
    for (const rdd of all) await rdd.count();
    return { holders, again: sums.map(({ value }, at) => value - (before[at] ?? 0)) };
  });
  await simulation.run();
  const { holders, again } = app.result;
  const [removed] = eventsOf(app.events, "SparkListenerExecutorRemoved");
  const held = holders.map((of) => of.filter((id) => id === removed?.executorId).length);
  return { lost: named(held), again: named(again), told: cluster.name };
}

const named = ([shuffled = 0, onDisk = 0, inMemory = 0]: readonly number[]): Computed => ({
  shuffled,
  onDisk,
  inMemory,
});

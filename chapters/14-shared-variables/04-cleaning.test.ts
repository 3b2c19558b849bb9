/**
 * Laws: what goes after garbage is collected, and what never does.
 *
 * In Spark: ContextCleaner. Left out on purpose: when a JVM collects, which nobody can say; here it is drawn.
 */
import {
  eventsOf,
  milliseconds,
  simulate,
  type Application,
  type Fault,
  type RDD,
  type TracedEvent,
} from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  anyCluster,
  run,
  seeds,
  watched,
  type ClusterCase,
} from "../../test/harness/generators/run.ts";

type Pairs = RDD<[number, number]>;

/** One round: shuffled or not, kept or not, with a broadcast or without one, counted or not. */
interface Round {
  readonly shuffles: boolean;
  readonly persists: boolean;
  readonly shares: boolean;
  readonly counts: boolean;
}

const rounds: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.record({
    shuffles: fc.boolean(),
    persists: fc.boolean(),
    shares: fc.boolean(),
    counts: fc.boolean(),
  }),
  { minLength: 2, maxLength: 4, size: "max" },
);

/** Each round makes an RDD of the one before; from then on the program has only the newest in hand. */
function grow(
  cluster: ClusterCase,
  seed: number,
  steps: readonly Round[],
  faults: readonly Fault[],
): Promise<Application<number[][]>> {
  return run(cluster, { seed, faults }, async (spark) => {
    const sc = spark.sparkContext;
    let now: Pairs = sc.range(0, 12, 1, 3).map((i): [number, number] => [i % 5, i]);
    const answers: number[][] = [];
    for (const { shuffles, persists, shares, counts } of steps) {
      if (shares) {
        const shared = sc.broadcast([1, 2]);
        now = now.mapValues((value) => value + (shared.value[1] ?? 0));
      }
      if (shuffles) now = now.map(([key, value]): [number, number] => [value % 4, key]);
      if (shuffles) now = now.reduceByKey((a, b) => a + b, 2);
      if (persists) now = now.persist();
      sc.holdsOnly(now);
      if (counts) answers.push((await now.collect()).flat());
    }
    answers.push((await now.collect()).flat());
    return answers;
  });
}

/** Tasks that ran, by stage and partition. */
const tasksOf = ({ events }: Application<unknown>): string[] =>
  eventsOf(events, "SparkListenerTaskEnd")
    .map(({ stageId, taskInfo }) => `${stageId} ${taskInfo.index}`)
    .sort();

section({ en: "What is cleaned", ko: "정리되는 것" }, () => {
  law(
    "whenever garbage is collected, what the program still leads to stays: the same tasks run and answer the same",
    {
      claims: ["S4-93", "S4-121"],
      ko: "가비지 컬렉션이 언제 일어나도 프로그램이 아직 가리키는 것은 남는다. 같은 태스크가 돌고 답도 같다.",
      cover: { "two shuffles": 20, "a broadcast was captured": 40, "something was cleaned": 50 },
      kills: ["shared/parents-are-cleaned", "shared/captured-broadcasts-are-cleaned"],
    },
    [
      anyCluster,
      rounds,
      fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat(60)), {
        minLength: 2,
        maxLength: 6,
        size: "max",
      }),
      seeds,
    ],
    async (t, cluster, steps, instants, seed) => {
      const faults = instants.map(([nth, delay]): Fault => {
        const after = ({ kind }: TracedEvent): boolean => kind === "SparkListenerTaskStart";
        return { kind: "collect garbage", when: { after, nth, delay: milliseconds(delay) } };
      });
      const alone = await grow(cluster, seed, steps, []);
      const cleaned = await grow(cluster, seed, steps, faults);
      const collections = eventsOf(cleaned.events, "GarbageCollected");
      const gone = collections.flatMap(({ rdds, shuffles, broadcasts }) => [
        ...rdds,
        ...shuffles,
        ...broadcasts,
      ]);
      const shuffles = steps.filter((step) => step.shuffles).length;
      t.say(
        `${steps.length} rounds with ${shuffles} shuffles on ${cluster.name}, garbage collected ${collections.length} times`,
        `${cluster.ko}, 라운드 ${steps.length}번(셔플 ${shuffles}번), 가비지 컬렉션 ${collections.length}번`,
      );
      t.classify("two shuffles", shuffles >= 2);
      t.classify(
        "a broadcast was captured",
        steps.some((step) => step.shares),
      );
      t.classify("something was cleaned", gone.length > 0);
      t.expect(cleaned.error).toBe(undefined);
      t.expect(cleaned.result).toEqual(alone.result);
      t.expect(tasksOf(cleaned)).toEqual(tasksOf(alone));
      t.witness(
        `${collections.length} collections on ${cluster.name} cleaned ${gone.length} things; ${tasksOf(alone).length} tasks ran with them and without`,
        `${cluster.name}에서 가비지 컬렉션 ${collections.length}번이 ${gone.length}개를 정리했다. 있으나 없으나 돈 태스크는 ${tasksOf(alone).length}개`,
      );
    },
  );

  law(
    "what the program refers to no more goes with the next garbage: blocks, shuffle files, broadcasts; and not before",
    {
      claims: ["S4-93", "S4-121"],
      ko: "프로그램이 더는 가리키지 않는 것은 다음 가비지 컬렉션 때 사라진다. 블록, 셔플 파일, 브로드캐스트가 그렇다. 그 전에는 남아 있다.",
      cover: { "in one process": 20, "on executors": 40 },
      kills: ["shared/shuffle-files-stay", "shared/let-go-is-cleaned-at-once"],
    },
    [anyCluster, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), seeds],
    async (t, cluster, maps, reducers, seed) => {
      const { runtime, app } = await kept(cluster, seed, maps, reducers);
      const { held, letGo, collected } = app.result;
      t.say(
        `${maps} map and ${reducers} reduce partitions on ${cluster.name}`,
        `${cluster.ko}, 맵 파티션 ${maps}개와 리듀스 파티션 ${reducers}개`,
      );
      t.classify("in one process", cluster.isLocal);
      t.classify("on executors", !cluster.isLocal);
      t.expect(held.blocks).toBe(maps);
      t.expect(held.files).toBeGreaterThanOrEqual(2 * maps);
      t.expect(held.broadcast).toBe(true);
      t.expect(letGo).toEqual(held);
      t.expect(collected).toEqual({ blocks: 0, files: 0, broadcast: false });
      t.expect(runtime()).toBe(false);
      t.witness(
        `${held.blocks} blocks and ${held.files} shuffle files on ${cluster.name}: still there when let go, gone after the collection`,
        `${cluster.name}에 블록 ${held.blocks}개와 셔플 파일 ${held.files}개. 손을 놓은 뒤에도 있다가 가비지 컬렉션 뒤에 사라졌다`,
      );
    },
  );
});

/** What lies on the cluster for a program. */
interface Lying {
  readonly blocks: number;
  readonly files: number;
  readonly broadcast: boolean;
}

/** A persisted RDD with a broadcast in it, shuffled and counted; then it is let go; then garbage is collected. */
async function kept(
  cluster: ClusterCase,
  seed: number,
  maps: number,
  reducers: number,
): Promise<{
  readonly app: Application<Readonly<Record<"held" | "letGo" | "collected", Lying>>>;
  readonly runtime: () => boolean;
}> {
  const simulation = simulate(cluster.spec, { seed, check: true, logLevel: "WARN" });
  const runtime = (): NonNullable<(typeof simulation.runs)[0]["runtime"]> | undefined =>
    simulation.runs[0]?.runtime;
  const lying = (rdd: number): Lying => ({
    blocks: runtime()?.blocks.cached(rdd).count ?? -1,
    files: (runtime()?.executors ?? []).flatMap(({ disk, localDir }) => disk.list(`${localDir}/`))
      .length,
    broadcast: runtime()?.broadcasts.torrent(0) !== undefined,
  });
  const app = simulation.submit(watched({ seed }), async (spark) => {
    const sc = spark.sparkContext;
    const shared = sc.broadcast([7]);
    const pairs = sc
      .range(0, 6, 1, maps)
      .map((i): [number, number] => [i % 3, shared.value[0] ?? 0])
      .persist();
    await pairs.reduceByKey((a, b) => a + b, reducers).count();
    const held = lying(pairs.id);
    sc.holdsOnly();
    await spark.sleep(100);
    const letGo = lying(pairs.id);
    sc.collectGarbage();
    return { held, letGo, collected: lying(pairs.id) };
  });
  await simulation.run();
  return { app, runtime: () => runtime()?.tracker.containsShuffle(0) ?? true };
}

/**
 * The laws of kata 15/02: which shuffles a stage reads directly.
 *
 * In Spark: DAGScheduler.getShuffleDependenciesAndResourceProfiles. What is expected is reckoned from the sources onwards, RDD by RDD,
 * while the hole walks back from the end. Left out on purpose: caches, which cut a lineage, too.
 */
import { cutStages } from "#kata/15-life-cycle/02-cut-stages";
import type { DependencyView, RddView } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import { actions, localClusters, seeds } from "../../test/harness/generators/run.ts";
import { sameAsSpark } from "./kata-engine.ts";
import { counted } from "./kata-tale.ts";

/** A way back from an RDD: how far the parent lies before it, and whether records cross it in a shuffle. */
interface Edge {
  readonly back: number;
  readonly wide: boolean;
}

/** For each RDD after the first its one or two ways back. */
const graphs: fc.Arbitrary<readonly (readonly Edge[])[]> = fc.array(
  fc.array(fc.record({ back: fc.integer({ min: 1, max: 3 }), wide: fc.boolean() }), {
    minLength: 1,
    maxLength: 2,
  }),
  { minLength: 1, maxLength: 7, size: "max" },
);

interface Drawn {
  readonly rdd: RddView;
  /** All RDDs, sources first. */
  readonly all: readonly RddView[];
  /** What the stage that ends in the last RDD reads. */
  readonly direct: readonly number[];
  /** How many shuffles there are at all. */
  readonly shuffles: number;
  /** Whether some RDD of the stage is reached on two ways. */
  readonly shared: boolean;
}

const nameOf = (edges: readonly Edge[]): string => {
  if (edges.length > 1) return edges.some(({ wide }) => wide) ? "join" : "union";
  return edges[0]?.wide === true ? "reduceByKey" : "map";
};

function drawn(graph: readonly (readonly Edge[])[]): Drawn {
  const all: RddView[] = [{ id: 0, operation: "parallelize", numPartitions: 2, dependencies: [] }];
  const reads: ReadonlySet<number>[] = [new Set()];
  const ways = [1];
  let shuffles = 0;
  graph.forEach((edges, place) => {
    const id = place + 1;
    const found = new Set<number>();
    let count = 0;
    const dependencies = edges.map(({ back, wide }): DependencyView => {
      const from = Math.max(0, id - back);
      const rdd = all[from] as RddView;
      if (wide) {
        found.add(shuffles);
        shuffles += 1;
        count = Math.max(count, 1);
        return { kind: "shuffle", rdd, shuffleId: shuffles - 1 };
      }
      for (const shuffle of reads[from] ?? []) found.add(shuffle);
      count += ways[from] ?? 0;
      return { kind: "narrow", rdd };
    });
    all.push({ id, operation: nameOf(edges), numPartitions: 2, dependencies });
    reads.push(found);
    ways.push(count);
  });
  const last = all.length - 1;
  return {
    rdd: all[last] as RddView,
    all,
    direct: [...(reads[last] ?? [])].toSorted((a, b) => a - b),
    shuffles,
    shared: (ways[last] ?? 0) > 1,
  };
}

/** One lane for each RDD with parents, last first; a shuffle on which both sides do not agree is marked. */
function lanesOf(
  { all, direct }: Drawn,
  answer: readonly number[],
  noun: "shuffle" | "셔플" = "shuffle",
): string[] {
  return all
    .filter(({ dependencies }) => dependencies.length > 0)
    .toReversed()
    .map(({ id, operation, dependencies }) => {
      const parents = dependencies.map((dependency) => {
        if (dependency.kind === "narrow") return `← RDD ${dependency.rdd.id}`;
        const { shuffleId } = dependency;
        const parts = answer.includes(shuffleId) !== direct.includes(shuffleId);
        return `⇐ ${noun} ${shuffleId} ⇐ RDD ${dependency.rdd.id}${parts ? " ◂" : ""}`;
      });
      return `RDD ${id} ${operation}  ${parents.join("   ")}`;
    });
}

const listed = (shuffles: readonly number[]): string =>
  shuffles.length === 0 ? "no shuffle" : `shuffle ${shuffles.join(", ")}`;

const inKorean = (shuffles: readonly number[]): string =>
  shuffles.length === 0 ? "읽는 셔플 없음" : `${shuffles.join(", ")}번 셔플을 읽음`;

kataLaw(
  "a stage reads exactly the shuffles that it reaches without crossing one",
  {
    subject: cutStages,
    claims: ["S4-20", "S4-23", "S2-62"],
    ko: "스테이지가 직접 읽는 것은 다른 셔플을 넘지 않고 닿는 셔플뿐이다.",
    cover: {
      "a shuffle behind a shuffle": 25,
      "two shuffles read": 15,
      "a shuffle before the last step": 18,
      "a parent reached on two ways": 15,
      "no shuffle": 5,
    },
    kills: ["M-01", "M-44", "M-76", "K-15-02-a", "K-15-02-b", "K-15-02-c"],
  },
  [graphs],
  (t, cut, graph) => {
    const lineage = drawn(graph);
    const { rdd, all, direct, shuffles, shared } = lineage;
    const own = rdd.dependencies.flatMap((one) => (one.kind === "shuffle" ? [one.shuffleId] : []));
    t.classify("a shuffle behind a shuffle", shuffles > direct.length);
    t.classify("two shuffles read", direct.length > 1);
    t.classify("a shuffle before the last step", direct.length > own.length);
    t.classify("a parent reached on two ways", shared);
    t.classify("no shuffle", shuffles === 0);
    t.say(
      `a lineage of ${counted(all.length, "RDD")} with ${counted(shuffles, "shuffle")}; the stage ends in RDD ${rdd.id} (${rdd.operation})`,
      `RDD ${all.length}개, 셔플 ${shuffles}개인 계보. 스테이지는 RDD ${rdd.id}(${rdd.operation})에서 끝난다`,
    );
    const answer = cut(rdd);
    t.compare(
      {
        yours: `it reads ${listed(answer)}`,
        spark: `it reads ${listed(direct)}`,
        lanes: lanesOf(lineage, answer),
      },
      {
        yours: inKorean(answer),
        spark: inKorean(direct),
        lanes: lanesOf(lineage, answer, "셔플"),
      },
    );
    t.witness(
      `of ${counted(shuffles, "shuffle")} behind RDD ${rdd.id} its stage reads ${listed(direct)}`,
      `RDD ${rdd.id} 뒤의 셔플 ${shuffles}개 가운데 이 스테이지가 읽는 것: ${direct.join(", ") || "없음"}`,
    );
    t.expect([...answer].toSorted((a, b) => a - b)).toEqual(direct);
  },
);

kataLaw(
  "cut by this rule, every job has the stages and tasks that it has in Spark",
  {
    subject: cutStages,
    claims: ["S4-20", "S4-25"],
    ko: "이 규칙으로 나눈 잡의 스테이지와 태스크는 스파크와 같다.",
    cover: { "three stages or more": 25, "a stage was skipped": 12 },
    kills: ["M-01", "M-44", "M-76"],
  },
  [lineages({ minSteps: 2, maxSteps: 5, maxPartitions: 3 }), localClusters, actions(1, 2), seeds],
  async (t, subject, lineage, cluster, acts, seed) => {
    const noun = { en: "your stage splitter", ko: "여러분의 스테이지 나누기" };
    const one = { cluster, lineage, actions: acts, seed };
    const { spark } = await sameAsSpark(t, noun, { cutStages: subject }, one);
    const stages = spark.events.flatMap((event) =>
      event.kind === "SparkListenerJobStart" ? [event.stageInfos.length] : [],
    );
    const submitted = spark.events.filter(({ kind }) => kind === "SparkListenerStageSubmitted");
    t.classify("three stages or more", (stages[0] ?? 0) >= 3);
    t.classify("a stage was skipped", submitted.length < stages.reduce((a, b) => a + b, 0));
  },
);

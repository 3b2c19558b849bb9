/**
 * The last law of a kata about Kubernetes: its function in a whole cluster, beside Spark's, with the same application and the same seed.
 *
 * In Spark: two runs of the same application. What is compared is which pods were made when, and what their nodes kept for them. Left out on purpose: names.
 */
import {
  eventsOf,
  KataFault,
  kubernetes,
  simulate,
  type Policies,
  type TracedEvent,
} from "#engine/index";
import { seconds } from "#engine/foundation/sizes";
import type { Both } from "#engine/foundation/language";
import { fc, type Trial } from "../../test/harness/law.ts";
import { sameTale } from "./kata-tales.ts";

/** An application in cluster mode. */
export interface PodsCase {
  readonly nodes: number;
  readonly executors: number;
  readonly batchSize: number;
  readonly maxPending: number;
  /** MiB. */
  readonly heap: number;
  /** spark.kubernetes.memoryOverheadFactor, where it is set. */
  readonly factor: number | undefined;
  readonly seed: number;
}

export const podsCases: fc.Arbitrary<PodsCase> = fc.record({
  nodes: fc.integer({ min: 1, max: 3 }),
  executors: fc.integer({ min: 1, max: 9 }),
  batchSize: fc.integer({ min: 1, max: 5 }),
  maxPending: fc.integer({ min: 1, max: 8 }),
  heap: fc.constantFrom(512, 1024, 6000),
  factor: fc.constantFrom(undefined, 0.2, 1),
  seed: fc.nat(9_999),
});

export async function ranOnPods(
  policies: Policies,
  one: PodsCase,
): Promise<readonly TracedEvent[]> {
  const { nodes, executors, batchSize, maxPending, heap, factor, seed } = one;
  const simulation = simulate(kubernetes({ nodes, cpus: 4, memory: "12g" }), {
    seed,
    maxSteps: 60_000,
    until: seconds(60),
    logLevel: "ERROR",
  });
  simulation.submit(
    {
      name: "pods",
      deployMode: "cluster",
      policies,
      conf: {
        "spark.kubernetes.container.image": "spark",
        "spark.executor.instances": executors,
        "spark.executor.memory": `${heap}m`,
        "spark.driver.memory": "600m",
        "spark.kubernetes.allocation.batch.size": batchSize,
        "spark.kubernetes.allocation.maxPendingPods": maxPending,
        ...(factor === undefined ? {} : { "spark.kubernetes.memoryOverheadFactor": factor }),
      },
    },
    async (spark) => {
      await spark.sparkContext.range(0, 20, 1, 2).count();
      await spark.sleep(12_000);
    },
  );
  try {
    await simulation.run();
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
  return simulation.world.trace.events;
}

const nameOf = (pod: string): string => pod.replace(/^.*-(driver|exec-\d+)$/, "$1");
const isScheduled = ({
  change,
  reason,
}: {
  readonly change: string;
  readonly reason: string | undefined;
}): boolean => change === "MODIFIED" && reason === "ContainerCreating";

/** Which pods were made when, and what was kept for them. */
export const taleOfPods = (events: readonly TracedEvent[]): readonly string[] =>
  eventsOf(events, "PodChanged").flatMap((event) => {
    const name = nameOf(event.pod);
    if (event.change === "ADDED") return [`${(event.at / 1e6).toFixed(2)} s: ${name} is made`];
    return isScheduled(event) ? [`${name} on ${event.node}: ${event.memory} MB`] : [];
  });

export function onPods({ nodes, executors, batchSize, maxPending, heap, factor }: PodsCase): Both {
  return {
    en: `${nodes} nodes of 12 GiB · ${executors} executors of ${heap} MiB, overhead factor ${factor ?? "unset"} · batches of ${batchSize}, ${maxPending} pending at most`,
    ko: `12 GiB짜리 노드 ${nodes}개 · ${heap} MiB짜리 익스큐터 ${executors}개, 오버헤드 배수 ${factor ?? "없음"} · 묶음 ${batchSize}개, 대기 파드 최대 ${maxPending}개`,
  };
}

/** What the rule did in a run, in figures. */
export function podsFigures(noun: Both, events: readonly TracedEvent[]): Both {
  const pods = eventsOf(events, "PodChanged");
  const made = pods.filter(({ change, role }) => change === "ADDED" && role === "executor");
  const looks = new Set(made.map(({ at }) => at)).size;
  const memory = pods.filter(isScheduled).map(({ memory }) => memory);
  const count = (kind: TracedEvent["kind"]): number =>
    events.filter((event) => event.kind === kind).length;
  const [jobs, stages] = [count("SparkListenerJobStart"), count("SparkListenerStageSubmitted")];
  const times = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
  return {
    en: `${noun.en} ran ${times(jobs, "job")}, ${times(stages, "stage")} with ${times(made.length, "executor pod")} asked for at ${times(looks, "look")}; nodes kept ${memory.join(", ")} MB for pods`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개. 익스큐터 파드 ${made.length}개를 ${looks}번에 나눠 요청. 노드가 파드에 남겨 둔 MB ${memory.join(", ")}`,
  };
}

/** Runs the case with the kata's function and with Spark's, and wants the same tale of both. */
export async function sameOnPods(
  t: Trial,
  noun: Both,
  policies: Policies,
  one: PodsCase,
): Promise<void> {
  const story = onPods(one);
  t.say(story.en, story.ko);
  const spark = await ranOnPods({}, one);
  const yours = await ranOnPods(policies, one);
  const report = podsFigures(noun, yours);
  t.witness(`${report.en} (${story.en})`, `${report.ko} (${story.ko})`);
  sameTale(t, taleOfPods(yours), taleOfPods(spark));
}

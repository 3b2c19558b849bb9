/**
 * The last law of a kata of this chapter: its function in a whole YARN cluster, beside Spark's, with the same applications and the same seed.
 *
 * In Spark: two runs of the same applications. What is compared is who got which container, and how spark-submit left. Left out on purpose: instants.
 */
import {
  eventsOf,
  KataFault,
  simulate,
  type Policies,
  type TracedEvent,
  yarn,
} from "#engine/index";
import { seconds } from "#engine/foundation/sizes";
import type { Both } from "#engine/foundation/language";
import type { Trial } from "../../test/harness/law.ts";
import { sameTale } from "./kata-tales.ts";

/** Applications that come one after another: into which queue, with how many executors of how many MB, and whether the program fails. */
export interface Asked {
  readonly queue: "wide" | "thin";
  readonly executors: number;
  readonly heap: number;
  readonly cores: number;
  readonly fails: boolean;
  readonly waits: boolean;
}

export interface EngineCase {
  readonly nodes: number;
  readonly memory: number;
  readonly step: number;
  readonly dominant: boolean;
  readonly asked: readonly Asked[];
  readonly seed: number;
}

const scheduler = "yarn.scheduler.capacity";
const calculator = "org.apache.hadoop.yarn.util.resource";

const siteOf = ({ step, dominant }: EngineCase): Readonly<Record<string, string | number>> => ({
  "yarn.scheduler.minimum-allocation-mb": step,
  [`${scheduler}.resource-calculator`]: `${calculator}.${dominant ? "Dominant" : "Default"}ResourceCalculator`,
  [`${scheduler}.root.queues`]: "wide,thin",
  [`${scheduler}.root.wide.capacity`]: 70,
  [`${scheduler}.root.thin.capacity`]: 30,
  [`${scheduler}.root.thin.maximum-capacity`]: 60,
  [`${scheduler}.maximum-am-resource-percent`]: "0.8",
});

/** One run; applications come half a second apart, and each has one job. */
export async function ranWith(
  policies: Policies,
  one: EngineCase,
): Promise<readonly TracedEvent[]> {
  const { nodes, memory, asked, seed } = one;
  const cluster = yarn({ nodes, memory: `${memory}m`, vcores: 6, conf: siteOf(one) });
  const simulation = simulate(cluster, {
    seed,
    maxSteps: 60_000,
    until: seconds(90),
    logLevel: "ERROR",
  });
  for (const [i, { queue, executors, heap, cores, fails, waits }] of asked.entries())
    simulation.submit(
      {
        name: `application ${i + 1}`,
        deployMode: "cluster",
        policies,
        conf: {
          "spark.yarn.queue": queue,
          "spark.executor.instances": executors,
          "spark.executor.memory": `${heap}m`,
          "spark.executor.cores": cores,
          "spark.driver.memory": "512m",
          "spark.yarn.maxAppAttempts": 1,
          "spark.yarn.submit.waitAppCompletion": waits,
        },
      },
      async (spark) => {
        await spark.sparkContext.range(0, 20, 1, 2).count();
        await spark.sleep(4000);
        if (fails) throw new Error("on purpose");
      },
      i * 500_000,
    );
  try {
    await simulation.run();
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
  return simulation.world.trace.events;
}

const short = (id: string): string => id.replace(/_\d{13}/, "");

/** Who got what, and how clients left. */
export const tale = (events: readonly TracedEvent[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.kind === "ClientExited") return [`${event.from} leaves with ${event.exitCode}`];
    if (event.kind !== "ContainerStateChanged" || event.state !== "ALLOCATED") return [];
    return [
      `${short(event.containerId)} on ${event.host}: ${event.memory} MB, ${event.vcores} vcores`,
    ];
  });

export function inTheEngine({ nodes, memory, step, asked }: EngineCase): Both {
  const each = asked
    .map(({ queue, executors, heap }) => `${queue} ${executors}×${heap}m`)
    .join(", ");
  return {
    en: `${nodes} nodes of ${memory} MB, steps of ${step} MB · ${each}`,
    ko: `${memory} MB짜리 노드 ${nodes}개, 단위 ${step} MB · ${each}`,
  };
}

const times = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** What the rule did in a run, in figures. */
export function tellFigures(noun: Both, events: readonly TracedEvent[]): Both {
  const count = (kind: TracedEvent["kind"]): number =>
    events.filter((event) => event.kind === kind).length;
  const [jobs, stages] = [count("SparkListenerJobStart"), count("SparkListenerStageSubmitted")];
  const granted = eventsOf(events, "ContainerStateChanged").filter(
    ({ state }) => state === "ALLOCATED",
  );
  const memory = granted.reduce((sum, one) => sum + one.memory, 0);
  const cores = granted.reduce((sum, { vcores }) => sum + vcores, 0);
  const left = eventsOf(events, "ClientExited")
    .map(({ exitCode, at }) => `${exitCode} (${(at / 1e6).toFixed(1)} s)`)
    .join(", ");
  return {
    en: `${noun.en} ran ${times(jobs, "job")}, ${times(stages, "stage")} in ${times(granted.length, "container")} of ${memory} MB and ${cores} vcores; clients left with ${left || "nothing"}`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개. 컨테이너 ${granted.length}개(${memory} MB, 코어 ${cores}개). 클라이언트의 종료 코드 ${left || "없음"}`,
  };
}

/** Runs the case with the kata's function and with Spark's, and wants the same tale of both. */
export async function sameAsSpark(
  t: Trial,
  noun: Both,
  policies: Policies,
  one: EngineCase,
): Promise<void> {
  const story = inTheEngine(one);
  t.say(story.en, story.ko);
  const spark = await ranWith({}, one);
  const yours = await ranWith(policies, one);
  const report = tellFigures(noun, yours);
  t.witness(`${report.en} (${story.en})`, `${report.ko} (${story.ko})`);
  sameTale(t, tale(yours), tale(spark));
}

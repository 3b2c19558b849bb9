/**
 * The last law of a kata about Mesos: its function in a whole cluster, beside Spark's, with the same applications and the same seed.
 *
 * In Spark: two runs of the same applications. What is compared is which tasks Mesos started and what became of drivers at the dispatcher. Left out on purpose: instants.
 */
import {
  eventsOf,
  KataFault,
  mesos,
  simulate,
  type Policies,
  type TracedEvent,
} from "#engine/index";
import { seconds } from "#engine/foundation/sizes";
import type { Both } from "#engine/foundation/language";
import { fc, type Trial } from "../../test/harness/law.ts";
import { sameTale } from "./kata-tales.ts";

/** An application in client mode, and a driver at the dispatcher that is killed now and then. */
export interface MesosCase {
  readonly agents: readonly { readonly cpus: number; readonly mem: number }[];
  readonly coresMax: number;
  readonly executorCores: number | undefined;
  readonly supervise: boolean;
  /** Seconds at which the driver is killed. */
  readonly kills: readonly number[];
  readonly seed: number;
}

export const mesosCases: fc.Arbitrary<MesosCase> = fc.record({
  agents: fc.array(
    fc.record({
      cpus: fc.integer({ min: 2, max: 6 }),
      mem: fc.constantFrom(1500, 2048, 4096, 8192),
    }),
    { minLength: 2, maxLength: 3 },
  ),
  coresMax: fc.integer({ min: 2, max: 8 }),
  executorCores: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  supervise: fc.boolean(),
  kills: fc.uniqueArray(fc.integer({ min: 5, max: 45 }), { minLength: 1, maxLength: 5 }),
  seed: fc.nat(9_999),
});

export async function ranOnMesos(
  policies: Policies,
  { agents, coresMax, executorCores, supervise, kills, seed }: MesosCase,
): Promise<readonly TracedEvent[]> {
  const cluster = mesos({
    agents: agents.map(({ cpus, mem }) => ({ resources: `cpus:${cpus};mem:${mem}` })),
    // So that a driver does not wait for two minutes until its dispatcher is offered something again.
    conf: { "spark.mesos.rejectOfferDuration": "1s", "spark.mesos.cluster.retry.wait.max": "8" },
  });
  const simulation = simulate(cluster, {
    seed,
    maxSteps: 60_000,
    until: seconds(60),
    logLevel: "ERROR",
  });
  const conf = {
    "spark.cores.max": coresMax,
    "spark.executor.memory": "512m",
    ...(executorCores === undefined ? {} : { "spark.executor.cores": executorCores }),
  };
  simulation.submit(
    {
      name: "supervised",
      deployMode: "cluster",
      supervise,
      policies,
      conf: {
        ...conf,
        "spark.cores.max": 1,
        "spark.driver.memory": "512m",
        "spark.master.rest.enabled": true,
      },
      faults: kills.map((at) => ({ kind: "kill driver", when: { at: seconds(at) } })),
    },
    (spark) => spark.sleep(20_000),
  );
  simulation.submit(
    { name: "client", policies, conf },
    async (spark) => {
      await spark.sparkContext.range(0, 20, 1, 2).count();
      await spark.sleep(15_000);
    },
    seconds(2),
  );
  try {
    await simulation.run();
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
  return simulation.world.trace.events;
}

/** Which tasks were started, and what the dispatcher said of the driver. */
export const taleOfMesos = (events: readonly TracedEvent[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.kind === "DispatcherDriverStateChanged") {
      const wait = event.waitSeconds === undefined ? "" : ` (${event.waitSeconds} s)`;
      return [`${event.submissionId} ${event.state}${wait}`];
    }
    if (event.kind !== "MesosTaskStateChanged" || event.state !== "TASK_STAGING") return [];
    return [`task ${event.taskId} on ${event.host}: ${event.cpus} cpus, ${event.mem} MB`];
  });

export function onMesos({ agents, coresMax, executorCores, supervise, kills }: MesosCase): Both {
  const each = agents.map(({ cpus, mem }) => `${cpus}×${mem}m`).join(", ");
  const killed = kills.toSorted((a, b) => a - b).join(", ");
  return {
    en: `agents ${each} · spark.cores.max ${coresMax}, spark.executor.cores ${executorCores ?? "unset"} · a driver ${supervise ? "supervised" : "not supervised"}, killed at ${killed} s`,
    ko: `에이전트 ${each} · spark.cores.max ${coresMax}, spark.executor.cores ${executorCores ?? "없음"} · ${supervise ? "감독받는" : "감독받지 않는"} 드라이버를 ${killed}초에 죽임`,
  };
}

/** What the rule did in a run, in figures. */
export function mesosFigures(noun: Both, events: readonly TracedEvent[]): Both {
  const started = eventsOf(events, "MesosTaskStateChanged").filter(
    ({ state }) => state === "TASK_STAGING",
  );
  const own = started.filter(({ to }) => to !== "dispatcher");
  const cores = own.reduce((sum, { cpus }) => sum + cpus, 0);
  const tries = started.length - own.length;
  const waits = eventsOf(events, "DispatcherDriverStateChanged").flatMap(
    ({ waitSeconds }) => waitSeconds ?? [],
  );
  const count = (kind: TracedEvent["kind"]): number =>
    events.filter((event) => event.kind === kind).length;
  const [jobs, stages] = [count("SparkListenerJobStart"), count("SparkListenerStageSubmitted")];
  const times = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
  return {
    en: `${noun.en} ran ${times(jobs, "job")}, ${times(stages, "stage")} in ${times(own.length, "Mesos task")} of ${cores} cores; the driver was started ${times(tries, "time")}, after waits of ${waits.join(", ") || "no"} s`,
    ko: `${noun.ko}: 잡 ${jobs}개, 스테이지 ${stages}개. 익스큐터를 코어 ${cores}개짜리 메소스 태스크 ${own.length}개로 띄움. 드라이버는 ${tries}번 떴고 기다린 초는 ${waits.join(", ") || "없음"}`,
  };
}

/** Runs the case with the kata's function and with Spark's, and wants the same tale of both. */
export async function sameOnMesos(
  t: Trial,
  noun: Both,
  policies: Policies,
  one: MesosCase,
): Promise<void> {
  const story = onMesos(one);
  t.say(story.en, story.ko);
  const spark = await ranOnMesos({}, one);
  const yours = await ranOnMesos(policies, one);
  const report = mesosFigures(noun, yours);
  t.witness(`${report.en} (${story.en})`, `${report.ko} (${story.ko})`);
  sameTale(t, taleOfMesos(yours), taleOfMesos(spark));
}

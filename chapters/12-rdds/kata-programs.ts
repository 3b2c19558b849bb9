/**
 * Programs for the katas of this chapter, and the run of one with a kata's function beside the run with Spark's: the same jobs, tasks,
 * blocks and answers are wanted.
 *
 * In Spark: two runs of one application. Left out on purpose: instants; what does not concern RDDs.
 */
import {
  JavaError,
  KataFault,
  submit,
  type Fault,
  type Policies,
  type SparkSession,
  type TracedEvent,
} from "#engine/index";
import type { ClusterCase } from "../../test/harness/generators/run.ts";
import type { Difference, Trial } from "../../test/harness/law.ts";
import type { Both, Language } from "#engine/foundation/language";
import { figuresOf, tale, tellFigures } from "../15-life-cycle/kata-tale.ts";

export interface Program {
  /** What it does, in Spark's words. */
  readonly words: Both;
  readonly cluster: ClusterCase;
  readonly conf?: Readonly<Record<string, string | number>>;
  readonly faults?: readonly Fault[];
  readonly seed: number;
  readonly main: (spark: SparkSession) => Promise<unknown>;
}

export interface ProgramRan {
  readonly events: readonly TracedEvent[];
  /** What `main` answered, or the error that it threw, as text. */
  readonly outcome: string;
}

/** No program of a law comes near this; a rule that never lets a run end does. */
const maxSteps = 30_000;

/** One run. What a kata throws, or what the engine says of its answer, is thrown here. */
export async function ranProgram(policies: Policies, program: Program): Promise<ProgramRan> {
  const { cluster, conf = {}, faults = [], seed, main } = program;
  try {
    const app = await submit(
      cluster.spec,
      { name: "kata", seed, conf, faults, policies, maxSteps, callSites: false },
      main,
    );
    const { error, events } = app;
    if (error === undefined) return { events, outcome: JSON.stringify(app.result) };
    if (!(error instanceof JavaError)) throw error;
    return { events, outcome: `${error.className}: ${error.message}` };
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
}

const stored = {
  memory: { en: "is in memory", ko: "메모리에 있음" },
  disk: { en: "is on disk", ko: "디스크에 있음" },
  gone: { en: "is dropped", ko: "버려짐" },
};

/** The tale of a run with what becomes of its RDD blocks. */
export function taleOf(events: readonly TracedEvent[], language: Language = "en"): string[] {
  return events.flatMap((event) => {
    if (event.kind !== "SparkListenerBlockUpdated") return tale([event], language);
    if (!event.blockId.startsWith("rdd_")) return [];
    const { useMemory, useDisk } = event.storageLevel;
    const where = useMemory ? stored.memory : useDisk ? stored.disk : stored.gone;
    return [`executor ${event.blockManagerId.executorId}: ${event.blockId} ${where[language]}`];
  });
}

export const inWords = ({ words, cluster }: Program): Both => ({
  en: `${cluster.name} · ${words.en}`,
  ko: `${cluster.ko} · ${words.ko}`,
});

/** Runs the program with the kata's function and with Spark's, says what the kata's did, and wants the same of both. */
export async function sameAsSpark(
  t: Trial,
  noun: Both,
  policies: Policies,
  program: Program,
): Promise<readonly TracedEvent[]> {
  const story = inWords(program);
  t.say(story.en, story.ko);
  const spark = await ranProgram({}, program);
  const yours = await ranProgram(policies, program);
  const figures = tellFigures(noun, figuresOf(yours.events));
  t.witness(`${figures.en} (${story.en})`, `${figures.ko} (${story.ko})`);
  const own = taleOf(yours.events);
  const model = taleOf(spark.events);
  const at = own.findIndex((line, index) => line !== model[index]);
  const parts = at === -1 ? Math.min(own.length, model.length) : at;
  const sides = (language: Language, answer: string): Difference => ({
    yours: taleOf(yours.events, language)[parts] ?? `${answer}: ${yours.outcome}`,
    spark: taleOf(spark.events, language)[parts] ?? `${answer}: ${spark.outcome}`,
    lanes: taleOf(yours.events, language).slice(Math.max(0, parts - 3), parts),
  });
  t.compare(sides("en", "the answer"), sides("ko", "답"));
  t.expect(yours.outcome).toBe(spark.outcome);
  t.expect(own).toEqual(model);
  return spark.events;
}

/**
 * A program by key in the whole engine, with the kata's rule and with Spark's, and what it did there.
 *
 * In Spark: two runs of one application. The tale and the figures are those of chapter 15's katas; what is new here is how records lie
 * in partitions. Left out on purpose: faults; the rules of this chapter do not depend on them.
 */
import {
  JavaError,
  KataFault,
  submit,
  type ClusterSpec,
  type Policies,
  type SparkContext,
  type TracedEvent,
} from "#engine/index";
import type { Both } from "#engine/foundation/language";
import type { Trial } from "../../test/harness/law.ts";
import { localOf } from "../../test/harness/generators/run.ts";
import { figuresOf, tale, tellFigures } from "../15-life-cycle/kata-tale.ts";

/** A program, and the settings it runs with, on two threads where nothing else is said. */
export interface KeyCase {
  readonly name: Both;
  readonly cluster?: ClusterSpec;
  readonly conf?: Readonly<Record<string, string | number>>;
  readonly main: (sc: SparkContext) => Promise<unknown>;
}

export interface Ran {
  readonly events: readonly TracedEvent[];
  /** What `main` answered, or the error of its job, as text. */
  readonly outcome: string;
}

/** One run. What a kata throws, or what the engine says of its answer, is thrown here. */
export async function ranWith(
  policies: Policies,
  { cluster = localOf(2).spec, conf = {}, main }: KeyCase,
): Promise<Ran> {
  const options = { name: "kata", seed: 7, policies, conf, maxSteps: 30_000 };
  const app = await submit(cluster, options, (spark) => main(spark.sparkContext));
  if (app.error !== undefined && !(app.error instanceof JavaError)) throw app.error;
  const outcome =
    app.error === undefined
      ? JSON.stringify(app.result)
      : `${app.error.className}: ${app.error.message}`;
  return { events: app.events, outcome };
}

/** Runs the case with the kata's rule and with Spark's, says what the kata's did, and wants the same of both. */
export async function sameAsSpark(
  t: Trial,
  noun: Both,
  policies: Policies,
  one: KeyCase,
): Promise<void> {
  t.say(one.name.en, one.name.ko);
  const spark = await ranWith({}, one);
  const yours = await fallen(() => ranWith(policies, one));
  const report = reported(noun, yours.events, yours.outcome === spark.outcome);
  t.witness(`${report.en} (${one.name.en})`, `${report.ko} (${one.name.ko})`);
  const linesOf = ({ events, outcome }: Ran, language: "en" | "ko"): string[] => [
    ...tale(events, language),
    language === "en" ? `the answer is ${outcome}` : `답: ${outcome}`,
  ];
  const [own, model] = [linesOf(yours, "en"), linesOf(spark, "en")];
  const parts = own.findIndex((line, index) => line !== model[index]);
  const difference = (language: "en" | "ko", nothing: string) => ({
    yours: linesOf(yours, language)[parts] ?? nothing,
    spark: linesOf(spark, language)[parts] ?? nothing,
    lanes: linesOf(yours, language).slice(Math.max(0, parts - 2), parts),
  });
  if (parts !== -1)
    t.compare(difference("en", "nothing more happens"), difference("ko", "더 일어나는 일 없음"));
  t.expect(yours.outcome).toBe(spark.outcome);
  t.expect(tale(yours.events)).toEqual(tale(spark.events));
}

/** A fault of the kata is thrown as the law has to see it. */
async function fallen<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
}

/** Jobs, stages and tasks; what went through shuffles; how full the fullest task was; whether the answer is Spark's. */
export function reported(noun: Both, events: readonly TracedEvent[], isSparks: boolean): Both {
  const figures = tellFigures(noun, figuresOf(events));
  const tasks: number[] = [];
  let writing = 0;
  let written = 0;
  let most = 0;
  for (const event of events) {
    if (event.kind === "SparkListenerStageSubmitted") {
      tasks.push(event.stageInfo.numTasks);
      writing += Number(event.stageInfo.shuffleId !== undefined);
    }
    if (event.kind !== "SparkListenerTaskEnd") continue;
    written += event.taskMetrics?.shuffleRecordsWritten ?? 0;
    most = Math.max(most, event.taskMetrics?.shuffleRecordsRead ?? 0);
  }
  const told =
    tasks.length === 0
      ? { en: "", ko: "" }
      : {
          en: `; its stages had ${tasks.join(", ")} tasks and ${writing} of them wrote a shuffle: ${written} records, of which the fullest task read ${most}`,
          ko: `. 스테이지마다 태스크 ${tasks.join(", ")}개이고 그 가운데 ${writing}개가 셔플을 씀. 셔플에 들어간 레코드 ${written}개, 가장 많이 읽은 태스크가 ${most}개`,
        };
  return {
    en: `${figures.en}${told.en}; the answer is ${isSparks ? "Spark's" : "another than Spark's"}`,
    ko: `${figures.ko}${told.ko}. 답은 ${isSparks ? "스파크와 같음" : "스파크와 다름"}`,
  };
}

/**
 * The last law of a kata of this chapter: its function in the whole engine, beside Spark's, on the same program, cluster, faults and seed.
 *
 * In Spark: two runs of one application. What is compared is the answer, what the accumulators say, which piece came from whom and how tasks ended.
 * Left out on purpose: instants.
 */
import {
  JavaError,
  KataFault,
  submit,
  type Application,
  type Fault,
  type Policies,
  type SparkSession,
  type SubmitOptions,
  type TracedEvent,
} from "#engine/index";
import type { Difference, Trial } from "../../test/harness/law.ts";
import { failing, type Failing } from "../../test/harness/generators/failing.ts";
import type { ClusterCase } from "../../test/harness/generators/run.ts";
import { figuresOf, tellFigures, type Both } from "./kata-figures.ts";

export interface EngineCase {
  readonly cluster: ClusterCase;
  /** Numbers in the broadcast table; blocks are of 1 KiB. */
  readonly size: number;
  readonly partitions: number;
  readonly failing: Failing;
  readonly faults?: readonly Fault[];
  readonly deployMode?: SubmitOptions["deployMode"];
  readonly seed: number;
}

export interface Ran {
  readonly events: readonly TracedEvent[];
  readonly outcome: string;
}

/** No program of a law comes near this; a rule that never lets a run end does. */
const maxSteps = 30_000;

/** One run: a table is broadcast, a map looks up and counts, groups are counted twice, a last action counts, too. */
export async function ranWith(policies: Policies, one: EngineCase): Promise<Ran> {
  const { cluster, size, partitions, faults = [], seed, deployMode } = one;
  const conf = { "spark.broadcast.blockSize": "1k" };
  const table = Array.from({ length: size }, (_, n) => n % 7);
  const main = async (spark: SparkSession): Promise<unknown> => {
    const sc = spark.sparkContext;
    const shared = sc.broadcast(table);
    const [mapped, counted] = [sc.longAccumulator("mapped"), sc.longAccumulator("counted")];
    const looked = sc.range(0, 4 * partitions, 1, partitions).map((n): [number, number] => {
      mapped.add(1);
      return [shared.value[n % shared.value.length] ?? -1, n];
    });
    const groups = failing(looked, one.failing, 1).groupByKey(3);
    const answers = [await groups.count(), await groups.count()];
    await failing(groups, one.failing, 0).foreach(() => {
      counted.add(1);
    });
    return { answers, mapped: mapped.value, counted: counted.value };
  };
  const mode = deployMode === undefined ? {} : { deployMode };
  const options = { name: "kata", seed, faults, policies, maxSteps, conf, ...mode };
  try {
    const app = await submit(cluster.spec, options, main);
    return { events: app.events, outcome: outcomeOf(app) };
  } catch (error) {
    throw error instanceof KataFault && error.cause !== undefined ? error.cause : error;
  }
}

/** A failed job is an outcome; anything else that was thrown is the kata's. */
function outcomeOf(app: Application<unknown>): string {
  if (app.error === undefined) return JSON.stringify(app.result);
  if (app.error instanceof JavaError) return `${app.error.className}: ${app.error.message}`;
  throw app.error;
}

/** The case in a line: where it runs, the table, the tasks, what goes wrong. */
export function inTheEngine({
  cluster,
  size,
  partitions,
  faults = [],
  failing: at,
}: EngineCase): Both {
  const wrong = faults.map(({ kind }) => kind);
  const fails = at.attempts > 0;
  const en = [cluster.name, `a table of ${size} numbers`, `${partitions} map tasks`];
  const ko = [cluster.ko, `숫자 ${size}개짜리 표`, `맵 태스크 ${partitions}개`];
  if (fails) en.push(`task ${at.partition} fails ${at.attempts} times`);
  if (fails) ko.push(`태스크 ${at.partition}의 실패 ${at.attempts}번`);
  return { en: [...en, ...wrong].join(" · "), ko: [...ko, ...wrong].join(" · ") };
}

/** One difference for both languages: figures, and words of Spark or of the kata. */
export const inBoth = (t: Trial, difference: Difference): void => t.compare(difference, difference);

/** Runs the case with the kata's function and with Spark's, says what the kata's did, and wants the same of both. */
export async function sameAsSpark(
  t: Trial,
  noun: Both,
  policies: Policies,
  one: EngineCase,
): Promise<{ readonly yours: Ran; readonly spark: Ran }> {
  const story = inTheEngine(one);
  t.say(story.en, story.ko);
  const spark = await ranWith({}, one);
  const yours = await ranWith(policies, one);
  const report = tellFigures(noun, figuresOf(yours.events), yours.outcome);
  t.witness(`${report.en} (${story.en})`, `${report.ko} (${story.ko})`);
  const [own, model] = [tale(yours.events), tale(spark.events)];
  const at = own.findIndex((line, index) => line !== model[index]);
  if (at !== -1)
    inBoth(t, {
      yours: own[at] ?? "…",
      spark: model[at] ?? "…",
      lanes: own.slice(Math.max(0, at - 3), at),
    });
  t.expect(yours.outcome).toBe(spark.outcome);
  t.expect(own).toEqual(model);
  return { yours, spark };
}

/** One line for each event that a rule of this chapter can change. */
function tale(events: readonly TracedEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind === "OpenBlocks")
      return [`${event.to} gets ${event.blockId}, ${event.bytes} bytes, from ${event.from}`];
    if (event.kind !== "SparkListenerTaskEnd") return [];
    const { taskInfo, stageId, reason } = event;
    const added = taskInfo.accumulables.map(({ name, value }) => `, ${name} is ${value} then`);
    return [`task ${taskInfo.index} of stage ${stageId} ends: ${reason.kind}${added.join("")}`];
  });
}

/**
 * The last law of a kata: its function in the whole engine, beside Spark's, on the same program, cluster, faults and seed.
 *
 * In Spark: two runs of one application. What is compared is what the driver and the Master tell: jobs, stages, attempts, ends of
 * tasks, executors, and the answer. The report's figures are counted from the run's own events. Left out on purpose: instants.
 */
import type { Trial } from "../../test/harness/law.ts";
import { build, inWords, type Lineage } from "../../test/harness/generators/lineage.ts";
import { act, type ClusterCase, type OneJobAction } from "../../test/harness/generators/run.ts";
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
import type { Both } from "#engine/foundation/language";
import { figuresOf, tale, tellFigures } from "./kata-tale.ts";

/** A program, where it runs, how it is submitted, what goes wrong. */
export interface EngineCase {
  readonly cluster: ClusterCase;
  readonly lineage: Lineage;
  /** On the last step of the lineage, one after another. */
  readonly actions: readonly OneJobAction[];
  readonly faults?: readonly Fault[];
  readonly seed: number;
  readonly as?: Pick<SubmitOptions, "conf" | "deployMode" | "program" | "shell">;
}

export interface Ran {
  readonly events: readonly TracedEvent[];
  /** What `main` answered, or the error that it threw, as text. */
  readonly outcome: string;
  /** Every call of a function of the program, in order: the step and the record. */
  readonly calls: readonly string[];
  readonly finalState: string | undefined;
}

/** No program of a law comes near this; a rule that never lets a run end does. */
const maxSteps = 30_000;

/** One run. What a kata throws, or what the engine says of its answer, is thrown here. */
export async function ranWith(policies: Policies, one: EngineCase): Promise<Ran> {
  const { cluster, lineage, actions, faults = [], seed, as = {} } = one;
  const calls: string[] = [];
  const main = async (spark: SparkSession): Promise<unknown[]> => {
    const made = build(spark.sparkContext, lineage, (step, record) => {
      calls.push(`step ${step} takes ${JSON.stringify(record)}`);
    });
    const last = made[lineage.length - 1];
    const answers: unknown[] = [];
    for (const action of actions) answers.push(last && (await act(last, action)));
    return answers;
  };
  try {
    const app = await submit(
      cluster.spec,
      { name: "kata", seed, faults, policies, maxSteps, ...as },
      main,
    );
    const { events, finalState } = app;
    return { events, outcome: outcomeOf(app), calls, finalState };
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

export interface Sides {
  readonly yours: Ran;
  readonly spark: Ran;
}

/** Runs the case with the kata's function and with Spark's, says what the kata's did, and wants the same of both. */
export async function sameAsSpark(
  t: Trial,
  noun: Both,
  policies: Policies,
  one: EngineCase,
): Promise<Sides> {
  t.say(inTheEngine(one));
  const spark = await ranWith({}, one);
  const yours = await ranWith(policies, one);
  const report = tellFigures(noun, figuresOf(yours.events));
  t.witness(`${report.en} (${inTheEngine(one)})`, `${report.ko} (${inTheEngine(one)})`);
  comparing(t, yours, spark);
  t.expect(yours.outcome).toBe(spark.outcome);
  t.expect(tale(yours.events)).toEqual(tale(spark.events));
  t.expect(yours.finalState).toBe(spark.finalState);
  return { yours, spark };
}

/** The first event at which two runs part, with the two before it. */
function comparing(t: Trial, yours: Ran, spark: Ran): void {
  const own = tale(yours.events);
  const model = tale(spark.events);
  const at = own.findIndex((line, index) => line !== model[index]);
  if (at === -1 && own.length === model.length) return;
  const parts = at === -1 ? own.length : at;
  t.compare({
    yours: own[parts] ?? "nothing more happens",
    spark: model[parts] ?? "nothing more happens",
    lanes: own.slice(Math.max(0, parts - 3), parts),
  });
}

/** The case in a line: the program, where it runs, what goes wrong. */
export function inTheEngine({ cluster, lineage, actions, faults = [], as }: EngineCase): string {
  const mode = as?.deployMode === undefined ? [] : [`${as.deployMode} mode`];
  const wrong = faults.map(inFewWords);
  return [cluster.name, ...mode, inWords(lineage), actions.join(", "), ...wrong].join(" · ");
}

function inFewWords(fault: Fault): string {
  switch (fault.kind) {
    case "kill executor":
      return `executor ${fault.executor} dies`;
    case "lose disk":
      return `executor ${fault.executor} loses its files`;
    case "kill worker":
      return `worker ${fault.worker} dies`;
    case "fail task":
      return `task ${fault.partition} fails ${fault.attempts} times`;
    case "kill master":
    case "kill driver":
    case "kill client":
    case "add worker":
    case "link":
      return fault.kind;
  }
}

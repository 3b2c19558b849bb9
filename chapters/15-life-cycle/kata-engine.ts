/**
 * The last law of a kata: its function in the whole engine, beside Spark's, on the same program, cluster, faults and seed.
 *
 * In Spark: two runs of one application. What is compared is what the driver and the Master tell: jobs, stages, attempts, ends of
 * tasks, executors, and the answer. The report's figures are counted from the run's own events. Left out on purpose: instants.
 */
import type { Difference, Trial } from "../../test/harness/law.ts";
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
import type { Both, Language } from "#engine/foundation/language";
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
  const story = inTheEngine(one);
  t.say(story.en, story.ko);
  const spark = await ranWith({}, one);
  const yours = await ranWith(policies, one);
  const report = tellFigures(noun, figuresOf(yours.events));
  t.witness(`${report.en} (${story.en})`, `${report.ko} (${story.ko})`);
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
  const sides = (language: Language, nothing: string): Difference => ({
    yours: tale(yours.events, language)[parts] ?? nothing,
    spark: tale(spark.events, language)[parts] ?? nothing,
    lanes: tale(yours.events, language).slice(Math.max(0, parts - 3), parts),
  });
  t.compare(sides("en", "nothing more happens"), sides("ko", "더 일어나는 일이 없음"));
}

/** One difference for both languages: figures, and words of Spark or of the kata. */
export const inBoth = (t: Trial, difference: Difference): void => t.compare(difference, difference);

/** The case in a line: the program, where it runs, what goes wrong. */
export function inTheEngine({ cluster, lineage, actions, faults = [], as }: EngineCase): Both {
  const program = [inWords(lineage), actions.join(", ")];
  const wrong = faults.map(inFewWords);
  const mode = as?.deployMode;
  const told = (name: string, noun: string, last: readonly string[]): string =>
    [name, ...(mode === undefined ? [] : [`${mode} ${noun}`]), ...program, ...last].join(" · ");
  return {
    en: told(
      cluster.name,
      "mode",
      wrong.map(({ en }) => en),
    ),
    ko: told(
      cluster.ko,
      "모드",
      wrong.map(({ ko }) => ko),
    ),
  };
}

function inFewWords(fault: Fault): Both {
  switch (fault.kind) {
    case "kill executor":
      return { en: `executor ${fault.executor} dies`, ko: `익스큐터 ${fault.executor}번이 죽음` };
    case "lose disk":
      return {
        en: `executor ${fault.executor} loses its files`,
        ko: `익스큐터 ${fault.executor}번이 파일을 잃음`,
      };
    case "corrupt disk":
      return {
        en: `the shuffle files of executor ${fault.executor} are damaged`,
        ko: `익스큐터 ${fault.executor}번의 셔플 파일이 손상됨`,
      };
    case "collect garbage":
      return { en: "garbage is collected", ko: "가비지 컬렉션이 일어남" };
    case "kill worker":
      return { en: `worker ${fault.worker} dies`, ko: `워커 ${fault.worker}번이 죽음` };
    case "fail task":
      return {
        en: `task ${fault.partition} fails ${fault.attempts} times`,
        ko: `태스크 ${fault.partition}의 실패 ${fault.attempts}번`,
      };
    case "kill master":
      return { en: fault.kind, ko: "마스터가 죽음" };
    case "kill driver":
      return { en: fault.kind, ko: "드라이버가 죽음" };
    case "kill client":
      return { en: fault.kind, ko: "클라이언트가 죽음" };
    case "kill am":
      return { en: fault.kind, ko: "애플리케이션마스터가 죽음" };
    case "kill application":
      return { en: fault.kind, ko: "애플리케이션을 강제로 끝냄" };
    case "kill container":
      return {
        en: `the container of executor ${fault.executor} is ended`,
        ko: `익스큐터 ${fault.executor}번의 컨테이너가 끝남`,
      };
    case "kill datanode":
      return { en: `DataNode ${fault.node} dies`, ko: `데이터노드 ${fault.node}번이 죽음` };
    case "kill namenode":
      return { en: fault.kind, ko: "네임노드가 죽음" };
    case "delete pod":
      return {
        en: `the pod of executor ${fault.executor} is deleted`,
        ko: `익스큐터 ${fault.executor}번의 파드가 삭제됨`,
      };
    case "add worker":
      return { en: fault.kind, ko: "워커가 새로 들어옴" };
    case "link":
      return { en: fault.kind, ko: "연결이 달라짐" };
    case "fill disk":
      return { en: `the disk of ${fault.host} is full`, ko: `${fault.host} 호스트의 디스크가 참` };
    case "slow host":
      return { en: `${fault.host} is slow`, ko: `${fault.host} 호스트가 느려짐` };
  }
}

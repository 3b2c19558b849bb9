/**
 * An observation in the one form that all permitted runs of a program share: every freedom of freedoms.ts is taken out here,
 * and what is left is compared word for word.
 */
import { aggregators } from "./aggregators.ts";
import { binaries } from "./functions.ts";
import { lossesExplained, shuffleOf } from "./losses.ts";
import type {
  AccumulableSeen,
  AttemptSeen,
  JobSeen,
  Observation,
  Outcome,
  StageSeen,
  TaskSeen,
} from "./observation.ts";
import { statistics } from "./further.ts";
import { inputsOf, type Action, type ActStep, type Program } from "./program.ts";
import { isSequence, textOf, type Value } from "./types.ts";

/** Place → text; two runs agree when both tables are the same. */
export type Canonical = ReadonlyMap<string, string>;

/** An observation with what its freedoms depend on. */
interface View {
  readonly program: Program;
  readonly seen: Observation;
  /** Several executors: placement and order of fetching are free. */
  readonly spread: boolean;
  /** Names of the steps after an executor was killed: which map tasks run again depends on placement. */
  readonly afterLoss: ReadonlySet<string>;
  /** Jobs that failed while stages raced, and those after them, which find what the race left behind. */
  readonly raced: ReadonlySet<number>;
  /** A name of each stage that does not depend on ids given to siblings. */
  readonly names: ReadonlyMap<number, string>;
}

export function canonical(program: Program, seen: Observation): Canonical {
  const spread = program.master.startsWith("local-cluster");
  const afterLoss = stepsAfterLoss(program);
  const view: View = {
    program,
    seen,
    spread,
    afterLoss,
    raced: racedJobs(seen),
    names: stageNames(seen),
  };
  const table = new Map<string, string>();
  for (const [name, outcome] of Object.entries(seen.results))
    table.set(`result ${name}`, resultText(view, name, outcome));
  for (const node of seen.nodes) {
    table.set(`rdd ${node.name}`, JSON.stringify([node.id, node.partitioner, node.partitions]));
    table.set(`toDebugString of ${node.name}`, sizesMasked(node.debug.join("\n")));
    table.set(`partitions of ${node.name}`, contentsText(view, node.name, node.contents));
  }
  for (const rdd of seen.rdds) table.set(`RDDInfo ${rdd.id}`, JSON.stringify(sortedFields(rdd)));
  for (const job of seen.jobs) jobInto(table, view, job);
  table.set("jobs", String(seen.jobs.length));
  if (seen.pieces !== undefined)
    table.set("pieces of broadcasts", seen.pieces.map((each) => JSON.stringify(each)).join("\n"));
  table.set("executors lost", seen.lost.join(" "));
  table.set("unpersisted", [...seen.unpersisted].sort((a, b) => a - b).join(" "));
  table.set(
    "what ran again after a loss",
    lossesExplained(seen, afterLoss).join("\n") || "what lay on lost executors",
  );
  return table;
}

function jobInto(table: Map<string, string>, view: View, job: JobSeen): void {
  const at = `job ${job.id}`;
  table.set(at, JSON.stringify({ step: job.step, stages: job.stages.length }));
  table.set(
    `${at} ends`,
    job.failed === null ? "JobSucceeded" : messageText(view, job.failed, job),
  );
  const texts = job.stages.map((stage) => stageText(view, stage, job)).sort();
  for (const [index, text] of texts.entries())
    table.set(`${at} stage ${index + 1} of ${texts.length}`, text);
}

function stageText(view: View, stage: StageSeen, job: JobSeen): string {
  const { names, seen } = view;
  const plan = {
    stage: names.get(stage.id),
    name: pulled(view.program, job) ? "whoever asked" : stage.name,
    tasks: stage.tasks,
    rdds: [...stage.rdds].sort((a, b) => a - b),
    persisted: [...stage.persisted].sort((a, b) => a - b),
    parents: stage.parents.map((id) => names.get(id) ?? "").sort(byText),
  };
  const feedsOthers = job.stages.some((each) => each.parents.includes(stage.id));
  if (view.raced.has(job.id) || (view.afterLoss.has(job.step) && feedsOthers))
    return JSON.stringify(plan);
  const attempts = seen.attempts
    .filter((attempt) => attempt.stage === stage.id)
    .map((attempt) => attemptText(view, attempt, job));
  return JSON.stringify({ ...plan, skipped: job.skipped.includes(stage.id), attempts });
}

/** The jobs of an iterator are named after whoever asks it for more. */
export const pulled = (program: Program, job: JobSeen): boolean =>
  actionOf(program, job.step)?.action === "toLocalIterator";

function attemptText(view: View, attempt: AttemptSeen, job: JobSeen): unknown {
  const tasks = view.seen.tasks.filter(
    (task) => task.stage === attempt.stage && task.attempt === attempt.attempt,
  );
  const culprit =
    attempt.failed === null ? undefined : /Task (\d+) in stage/.exec(attempt.failed)?.[1];
  const shown =
    culprit === undefined ? tasks : tasks.filter((task) => task.index === Number(culprit));
  return {
    attempt: attempt.attempt,
    tasks: attempt.tasks,
    failed: attempt.failed === null ? null : messageText(view, attempt.failed, job),
    runs: shown.map((task) => taskText(view, task)),
    accumulables: attempt.accumulables?.map(accumulableText),
  };
}

function taskText({ spread }: View, task: TaskSeen): string {
  const reason =
    task.reason.text === undefined ? task.reason.kind : `${task.reason.kind}: ${task.reason.text}`;
  const place = spread ? "" : ` on ${task.executor}, ${task.locality}`;
  const added = (task.accumulables ?? []).map((each) => `; ${accumulableText(each)}`).join("");
  return `${task.type} ${task.index}.${task.try} of partition ${task.partition}${place}: ${reason}${added}`;
}

/** A list of what tasks added comes in the order in which they ended. */
const accumulableText = ({ id, name, text, countFailed }: AccumulableSeen): string =>
  `${id} ${name} ${text.startsWith("[") ? text.slice(1, -1).split(", ").sort().join(" ") : text} ${countFailed}`;

function stepsAfterLoss({ steps }: Program): Set<string> {
  const kill = steps.findIndex((step) => step.do === "killExecutor");
  return new Set(
    kill < 0 ? [] : steps.slice(kill).flatMap((step) => ("name" in step ? [step.name] : [])),
  );
}

/** Jobs from the first that failed although stages that do not need each other ran in it. */
function racedJobs(seen: Observation): Set<number> {
  const first = seen.jobs.find((job) => job.failed !== null && raced(job, seen));
  return new Set(
    first === undefined ? [] : seen.jobs.filter((job) => job.id >= first.id).map((job) => job.id),
  );
}

function raced(job: JobSeen, seen: Observation): boolean {
  const ran = job.stages.filter((stage) =>
    seen.attempts.some((attempt) => attempt.stage === stage.id),
  );
  return ran.some((one) => ran.some((other) => one.id < other.id && !needs(other, one, job)));
}

function needs(stage: StageSeen, other: StageSeen, job: JobSeen): boolean {
  return stage.parents.some(
    (id) =>
      id === other.id || job.stages.some((parent) => parent.id === id && needs(parent, other, job)),
  );
}

function stageNames(seen: Observation): Map<number, string> {
  const names = new Map<number, string>();
  for (const job of seen.jobs) {
    for (const stage of job.stages) {
      const what = shuffleOf(stage, job, seen) ?? `result of RDD ${Math.max(...stage.rdds)}`;
      names.set(stage.id, `${what} in job ${job.id}`);
    }
  }
  return names;
}

function messageText(
  { raced: free, names }: View,
  message: string,
  job: JobSeen | undefined,
): string {
  if (job !== undefined && free.has(job.id))
    return message.replace(/[Tt]ask \d+(\.\d+)? in stage \d+\.\d+/g, "a task");
  return message.replace(
    /stage (\d+)\.(\d+)/g,
    (_, id: string, attempt: string) => `stage [${names.get(Number(id)) ?? "?"}].${attempt}`,
  );
}

function resultText(view: View, name: string, outcome: Outcome): string {
  if ("error" in outcome) {
    const job = view.seen.jobs.findLast((each) => each.step === name);
    return `${outcome.error.class}: ${messageText(view, outcome.error.message, job)}`;
  }
  const step = view.program.steps.find((each) => each.do === "act" && each.name === name);
  if (step?.do === "act" && view.spread && mergesFetched(view.program, step.on))
    return "a value that depends on the order of fetching";
  if (mergesInAnyOrder(view.program, name)) return "a value that depends on the order of merging";
  if (statisticsNames.has(actionOf(view.program, name)?.action ?? ""))
    return textOf(rounded(outcome.value));
  return answersMap(view.program, name)
    ? textOf(unordered(outcome.value))
    : valueText(view, outcome.value);
}

/** Sizes of blocks as nothing or something: freedoms.ts says why. */
const sizesMasked = (debug: string): string =>
  debug.replace(/Size: (?!0\.0 B)[\d.]+ \w+/g, "Size: some");

const maps = /^(countBy|collectAsMap|reduceByKeyLocally)/;

const answersMap = (program: Program, name: string): boolean =>
  maps.test(actionOf(program, name)?.action ?? "");

const statisticsNames = new Set<string>([...statistics, "stats", "sumApprox", "meanApprox"]);

function actionOf(program: Program, name: string): (ActStep & Action) | undefined {
  const step = program.steps.find((each) => each.do === "act" && each.name === name);
  return step?.do === "act" ? step : undefined;
}

/** Sums of doubles in any order: the first twelve digits are the same. */
function rounded(value: Value): Value {
  if (value === null || typeof value !== "object") return value;
  if (isSequence(value)) return value.map(rounded);
  if ("double" in value) return { double: Number(value.double).toPrecision(12) };
  return "tuple" in value ? { tuple: value.tuple.map(rounded) } : value;
}

/** Stages of the inspection have no names, and an inspection that fails says only why. */
function contentsText(view: View, name: string, contents: Outcome): string {
  if (view.spread && mergesFetched(view.program, name))
    return "values that depend on the order of fetching";
  if ("value" in contents) return valueText(view, contents.value);
  return `${contents.error.class}: ${contents.error.message.replace(/[Tt]ask \d+(\.\d+)? in stage \d+\.\d+/g, "a task")}`;
}

const valueText = ({ spread }: View, value: Value): string =>
  textOf(spread ? unordered(value) : value);

function mergesInAnyOrder(program: Program, name: string): boolean {
  const step = program.steps.find((each) => each.do === "act" && each.name === name);
  if (step?.do !== "act") return false;
  if (step.action === "aggregate") return !aggregators[step.aggregator].commutative;
  return (step.action === "reduce" || step.action === "fold") && !binaries[step.fn].commutative;
}

/** Whether an RDD, or one it is made from, merges values by key with a function that sees their order. */
function mergesFetched(program: Program, name: string): boolean {
  const step = program.steps.find((each) => each.do === "let" && each.name === name);
  if (step?.do !== "let") return false;
  if ((step.op === "reduceByKey" || step.op === "foldByKey") && !binaries[step.fn].commutative)
    return true;
  return inputsOf(step).some((input) => mergesFetched(program, input));
}

/** The value with every collection in it sorted. */
function unordered(value: Value): Value {
  if (value === null || typeof value !== "object") return value;
  if (isSequence(value))
    return value.map(unordered).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  if ("tuple" in value) return { tuple: value.tuple.map(unordered) };
  return "some" in value ? { some: unordered(value.some) } : value;
}

const sortedFields = (record: object): object =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

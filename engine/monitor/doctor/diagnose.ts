/**
 * The doctor: all rules over one application, their findings by severity and time lost. In Spark: nothing. Ours: troubles of one kind in stages of one name
 * are one finding with the sum of their time. What counts is the part of the application's wall time that a trouble costs: from a quarter on it is serious,
 * from a tenth on a warning, from a thirtieth on a note. A tenth is about what runs of one application differ by anyway; and whatever costs less than
 * a second is no more than a note, because nobody would wait for it. Left out on purpose: rules about streaming and SQL plans.
 */
import type { StatusStore } from "../history/store.ts";
import { type ApplicationView, viewOf } from "./application-view.ts";
import { Clues } from "./clues.ts";
import {
  type Draft,
  type Figure,
  type FigureName,
  type Finding,
  severities,
  type Severity,
} from "./finding.ts";
import { idle } from "./idle.ts";
import { insideTasks } from "./inside-tasks.ts";
import { keptOrNot } from "./kept-or-not.ts";
import { lostWork } from "./lost-work.ts";
import { partitionCounts } from "./partition-counts.ts";
import { type TimeSpent, timeSpent } from "./time-spent.ts";
import { unevenTasks } from "./uneven-tasks.ts";

type Rule = (view: ApplicationView) => readonly Draft[];

const rules: readonly Rule[] = [
  unevenTasks,
  partitionCounts,
  insideTasks,
  idle,
  lostWork,
  keptOrNot,
];

const SERIOUS_SHARE = 1 / 4;
const WARNING_SHARE = 1 / 10;
const NOTE_SHARE = 1 / 30;
const NOTICED_MILLIS = 1000;

export interface Diagnosis extends TimeSpent {
  readonly wallMillis: number;
  /** Whether the log tells the end of the application; if not, it is judged up to the last instant told. */
  readonly hasEnded: boolean;
  /** Nothing above a note. */
  readonly isHealthy: boolean;
  readonly findings: readonly Finding[];
}

export function diagnose(store: StatusStore, clues: Clues = new Clues()): Diagnosis {
  const view = viewOf(store, clues);
  const drafts = rules
    .flatMap((rule) => rule(view))
    .filter(({ lostMillis, atLeast }) => lostMillis > 0 || atLeast !== undefined);
  const findings = grouped(drafts).flatMap((group) => findingOf(group, view.wall) ?? []);
  findings.sort(bySeverity);
  return {
    wallMillis: view.wall,
    ...timeSpent(view),
    hasEnded: store.times?.endTime !== undefined,
    isHealthy: findings.every(({ severity }) => severity === "note"),
    findings,
  };
}

/** Of one kind and one stage name; executors that were lost together, too. */
function grouped(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const isOfApplication = ["executor-lost", "memory-under"].includes(draft.kind);
    const key = isOfApplication ? draft.kind : `${draft.kind} ${draft.where.stageName ?? ""}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(draft);
  }
  return [...groups.values()];
}

/** Undefined where it is not worth a word. */
function findingOf(group: readonly Draft[], wall: number): Finding | undefined {
  const sorted = [...group].sort((a, b) => b.lostMillis - a.lostMillis);
  const [worst] = sorted;
  if (worst === undefined) return undefined;
  const lostMillis = Math.min(
    wall,
    sorted.reduce((sum, draft) => sum + draft.lostMillis, 0),
  );
  const least = sorted.flatMap(({ atLeast }) => atLeast ?? []);
  const severity = worstOf([...byTime(lostMillis, wall), ...least]);
  if (severity === undefined) return undefined;
  const failure = sorted.find((draft) => draft.failure !== undefined)?.failure;
  const also = sorted.flatMap(({ where }) => where.stageId ?? []);
  return {
    ...worst,
    lostMillis: Math.round(lostMillis),
    severity,
    share: wall === 0 ? 0 : lostMillis / wall,
    figures: figuresOf(sorted),
    ...(failure === undefined ? {} : { failure }),
    alsoInStages: [...new Set(also)].filter((id) => id !== worst.where.stageId),
  };
}

/** Counts and times of lost work, which add up over stages and executors. */
const additive: ReadonlySet<FigureName> = new Set<FigureName>([
  "failedAttempts",
  "wastedTime",
  "failedJobs",
  "executorsLost",
]);

/** Those of the worst, and what only the others have. */
function figuresOf(sorted: readonly Draft[]): readonly Figure[] {
  const figures = new Map<FigureName, Figure>();
  for (const figure of sorted.flatMap((draft) => draft.figures)) {
    const before = figures.get(figure.name);
    if (before === undefined) figures.set(figure.name, figure);
    else if (additive.has(figure.name))
      figures.set(figure.name, { ...figure, value: before.value + figure.value });
  }
  return [...figures.values()];
}

function byTime(lost: number, wall: number): readonly Severity[] {
  const share = wall === 0 ? 0 : lost / wall;
  if (share < NOTE_SHARE) return [];
  if (share < WARNING_SHARE || lost < NOTICED_MILLIS) return ["note"];
  return [share < SERIOUS_SHARE ? "warning" : "serious"];
}

const worstOf = (all: readonly Severity[]): Severity | undefined =>
  severities.find((one) => all.includes(one));

function bySeverity(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.lostMillis - a.lostMillis
  );
}

/**
 * What the change that a finding asks for would give: the application replayed as it was and with that one thing mended, on the cluster it had, with the same
 * drawings; the difference, and the interval that nine of ten lie in. In Spark: nothing. Milliseconds of the application's wall time. Each finding is mended alone:
 * gains do not add up. What is mended is said with the gain; whether the cure works as well as that, a run tells. Left out on purpose: what a replay cannot
 * mend (executors that die, memory), and logs that cannot be replayed or are so large that it would take minutes.
 */
import type { StatusStore } from "../history/store.ts";
import { drawsOf } from "../whatif/draws.ts";
import { measuredOf, type MeasuredRun } from "../whatif/measured.ts";
import { replayed } from "../whatif/replay-run.ts";
import { quantileOf } from "../whatif/spread.ts";
import { warmStages, type WarmStage } from "../whatif/warm-up.ts";
import type { Diagnosis } from "./diagnose.ts";
import type { Finding, Gain } from "./finding.ts";
import { type Mending, mendings } from "./mendings.ts";

const TIMES = 100;
const LEAST_TIMES = 10;
const MOST_TASKS_DRAWN = 1_000_000;
const MOST_TASKS = 300_000;

/** The diagnosis with a gain for each finding that a replay can mend. */
export function withGains(diagnosis: Diagnosis, store: StatusStore): Diagnosis {
  const measured = diagnosis.findings.length === 0 ? undefined : measuredOf(store);
  if (measured === undefined || "refusal" in measured) return diagnosis;
  const { run } = measured;
  const tasks = run.jobs
    .flatMap(({ stages }) => stages)
    .reduce((sum, stage) => sum + stage.tasks.length, 0);
  if (tasks === 0 || tasks > MOST_TASKS) return diagnosis;
  const times = Math.max(LEAST_TIMES, Math.min(TIMES, Math.floor(MOST_TASKS_DRAWN / tasks)));
  const replays = new Replays(run, times);
  const findings = diagnosis.findings.map((finding) => {
    const gain = gainOf(finding, replays);
    return gain === undefined ? finding : { ...finding, gain };
  });
  return { ...diagnosis, findings };
}

function gainOf(finding: Finding, replays: Replays): Gain | undefined {
  const mending = mendings[finding.kind];
  if (mending === undefined || (mending.needsHosts ?? 1) > replays.hosts) return undefined;
  const saved = replays.saved(finding, mending);
  const part = (of: number): number => Math.max(0, Math.round(quantileOf(saved, of)));
  return { millis: part(0.5), low: part(0.05), high: part(0.95), assuming: mending.assuming };
}

/** An application that is replayed again and again, each time with one thing mended. */
class Replays {
  readonly #run: MeasuredRun;
  readonly #stages: ReadonlyMap<number, WarmStage>;
  readonly #times: number;
  #asItWas: readonly number[] | undefined;

  constructor(run: MeasuredRun, times: number) {
    this.#run = run;
    this.#stages = warmStages(run);
    this.#times = times;
  }

  get hosts(): number {
    return this.#run.executors.hosts;
  }

  /** By drawing: how much sooner it ends. */
  saved(finding: Finding, mending: Mending): readonly number[] {
    this.#asItWas ??= this.#walls(undefined, undefined);
    const before = mending.againstMeasured === true ? undefined : this.#asItWas;
    return this.#walls(finding, mending).map((wall, n) => (before?.[n] ?? this.#run.wall) - wall);
  }

  #walls(finding: Finding | undefined, mending: Mending | undefined): readonly number[] {
    const { count: executors, cores } = this.#run.executors;
    const size = { executors, cores };
    const mended = new Set(
      finding === undefined ? [] : [finding.where.stageId, ...finding.alsoInStages],
    );
    const run = mending?.run?.(this.#run) ?? this.#run;
    return Array.from({ length: this.#times }, (_, n) => {
      const draws = drawsOf(this.#run, this.#stages, size, n + 1);
      const around = { slots: executors * cores, chance: draws.random.fraction() };
      const stages = new Map(this.#stages);
      const warm = new Map(draws.warm);
      for (const [stageId, stage] of this.#stages) {
        const times = draws.warm.get(stageId);
        if (times === undefined || mending?.tasks === undefined || !mended.has(stageId)) continue;
        const changed = mending.tasks(times, { ...around, stage: stage.stage });
        warm.set(stageId, changed);
        stages.set(stageId, {
          ...stage,
          tasks: changed.map((time, index) => ({ index, warm: time, gcTime: 0 })),
        });
      }
      return replayed(run, stages, size, { ...draws, warm }).wall;
    });
  }
}

/**
 * One drawing of everything in a run that is up to chance, for another number of executors and cores. In Spark: nothing. Like tasks are drawn from one another;
 * a task that differs from the others of its stage keeps its own time, give or take what chance made of like ones. What a cluster changes and a log shows: all
 * slots of an executor stand still while it collects garbage, so that a task waits for collections of all of them; executors that start share the CPUs of their
 * host. The number of hosts stays. Left out on purpose: networks, disks, memory that no longer suffices; a log does not tell how near they are.
 */
import { Random } from "../../foundation/random.ts";
import { strictExp } from "../../foundation/strict-math.ts";
import type { MeasuredRun } from "./measured.ts";
import type { Draws, Size } from "./replay-run.ts";
import { meanOf, medianOf } from "./spread.ts";
import { OWN_TIME, type WarmStage } from "./warm-up.ts";

/**
 * How much runs differ that are equal as far as a log tells, as parts of one: tasks that use the CPU, what a start costs, what the driver does, how long
 * it takes until executors are there; and by how much tasks that use the CPU may be slower, evenly between nothing and this, on very many times the slots of a host.
 */
const SPREAD = { machine: 0.05, startUp: 0.3, driver: 0.05, start: 0.15, crowd: 0.2 } as const;
/** For a stage whose likes the log does not have. */
const CHANCES = [0.97, 0.98, 0.99, 1, 1, 1.01, 1.02, 1.03] as const;
/** Taking in the first code is CPU work mostly; from here on it waited for others. */
const WAITED = 1.2;

type Stages = ReadonlyMap<number, WarmStage>;

const pick = <T>(random: Random, of: readonly T[]): T | undefined => of[random.below(of.length)];

/** As often above 1 as below. */
function factor(random: Random, spread: number): number {
  let sum = -6;
  for (let n = 0; n < 12; n += 1) sum += random.fraction();
  return strictExp(sum * spread);
}

/**
 * By how many times what was measured starting takes with another number of executors on the same hosts, where the log says that they waited for CPUs: in
 * proportion, if several shared a host. One alone on its host does not tell how much it left to others: then anything between nothing more and in proportion.
 */
export function startUpShare(run: MeasuredRun, executors: number, chance: number): number {
  const { count, hosts } = run.executors;
  if (run.startUpWait < WAITED) return 1;
  const before = count / hosts;
  const inProportion = Math.max(1, (run.startUpWait * Math.ceil(executors / hosts)) / before);
  const share = inProportion / run.startUpWait;
  return before > 1 ? share : 1 + (share - 1) * chance;
}

/** Of a stage's tasks on warm executors with so many times the cores. */
export const warmTimes = ({ tasks }: WarmStage, cores: number): readonly number[] =>
  tasks.map(({ warm, gcTime }) => Math.max(1, warm + Math.min(gcTime, warm) * (cores - 1)));

export function drawsOf(run: MeasuredRun, stages: Stages, size: Size, seed: number): Draws {
  const random = new Random(seed, "what if");
  const { arrivals, count, cores } = run.executors;
  const crowd = 1 - Math.min(1, (count * cores) / (size.executors * size.cores));
  const machine = factor(random, SPREAD.machine) * (1 + crowd * SPREAD.crowd * random.fraction());
  const known = [...stages.values()].flatMap(({ chances }) => chances);
  const pooled = known.length >= CHANCES.length ? known : CHANCES;
  const warm = new Map<number, readonly number[]>();
  for (const [stageId, stage] of stages) {
    const times = warmTimes(stage, size.cores / cores);
    const slower = 1 + (machine - 1) * meanOf(stage.stage.tasks.map(({ cpuShare }) => cpuShare));
    const limit = stage.isAlike ? OWN_TIME * medianOf(times) : 0;
    const alike = times.filter((time) => time <= limit);
    const drawOne = (time: number): number =>
      (time <= limit ? pick(random, alike) : undefined) ?? time * (pick(random, pooled) ?? 1);
    warm.set(
      stageId,
      times.map((time) => drawOne(time) * slower),
    );
  }
  const share = startUpShare(run, size.executors, random.fraction());
  const start = share * factor(random, SPREAD.start);
  const arrival = (n: number): number => (arrivals[n] ?? pick(random, arrivals) ?? 0) * start;
  return {
    arrivals: Array.from({ length: size.executors }, (_, n) => arrival(n)),
    warm,
    start,
    startUp: share * factor(random, SPREAD.startUp),
    driver: factor(random, SPREAD.driver),
    random,
  };
}

/** Everything as it was measured. */
export const plainDraws = (stages: Stages): Draws => ({
  arrivals: [],
  warm: new Map([...stages].map(([id, { tasks }]) => [id, tasks.map(({ warm }) => warm)])),
  start: 1,
  startUp: 1,
  driver: 1,
  random: new Random(1, "what if"),
});

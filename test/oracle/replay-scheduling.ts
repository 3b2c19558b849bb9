/**
 * A recorded run with pools, put to the engine's task scheduler: it is given the task sets, the ends of tasks and the offers that Spark's was given, and
 * says at each offer in which order it asks the task sets, and which tasks it launches.
 */
import { emptyTaskMetrics } from "../../engine/events/task-metrics.ts";
import type { TaskSet } from "../../engine/scheduler/task.ts";
import { DrivenScheduler } from "../scheduler/driven-scheduler.ts";
import { SLOTS, type PoolsRun } from "./scheduling-runs.ts";

/** One offer: who was asked in which order, and what was launched. */
export interface Decision {
  /** "heavy 1.0 3": the pool, the task set, its running tasks. */
  readonly asked: readonly string[];
  /** "1.0 4". */
  readonly launched: readonly string[];
}

/** What Spark decided. */
export function decisionsOf(items: readonly string[]): Decision[] {
  const decisions: { asked: string[]; launched: string[] }[] = [];
  for (const item of items) {
    if (item.startsWith("round "))
      decisions.push({ asked: item.slice(6).split(", "), launched: [] });
    if (item.startsWith("start ")) decisions.at(-1)?.launched.push(item.slice(6));
  }
  return decisions;
}

/** What the engine's scheduler decides, given what went before. */
export function replay({ pools }: PoolsRun, items: readonly string[]): Decision[] {
  const engine = new DrivenScheduler("FAIR", pools);
  const decisions: Decision[] = [];
  items.forEach((item, at) => {
    const [what, name = "", pool = "", tasks = ""] = item.split(" ");
    const stage = Number.parseInt(name, 10);
    if (what === "add") engine.submit(stage, Number(tasks), pool, stage);
    if (what === "remove") complete(engine, stage);
    if (what !== "round") return;
    const { asked, launched } = decisionsOf(items.slice(at))[0] as Decision;
    endOfAsked(engine, asked);
    endOfOthers(engine, asked, launched.length, items.slice(at));
    decisions.push(decide(engine, launched.length));
  });
  return decisions;
}

const stageOf = (asked: string): number => Number.parseInt(asked.split(" ")[1] ?? "", 10);
const runningIn = (engine: DrivenScheduler, stage: number) =>
  engine.running.filter((task) => task.stage === stage);

/** The recorded counts say how many tasks have ended since the last offer; one of a task set is like another. */
function endOfAsked(engine: DrivenScheduler, asked: readonly string[]): void {
  for (const one of asked)
    for (const { taskId } of runningIn(engine, stageOf(one)).slice(Number(one.split(" ")[2])))
      engine.over(taskId);
}

/** Task sets that have nothing to launch are not asked. What was launched says how many cores were free; whose results are read next, which tasks had ended. */
function endOfOthers(
  engine: DrivenScheduler,
  asked: readonly string[],
  launched: number,
  later: readonly string[],
): void {
  let ended = engine.running.length + launched - SLOTS;
  const stages = new Set(asked.map(stageOf));
  for (const item of later) {
    const stage = Number.parseInt(item.split(" ")[1] ?? "", 10);
    if (ended <= 0) return;
    if (!item.startsWith("finish ") || stages.has(stage)) continue;
    const [task] = runningIn(engine, stage);
    if (task === undefined) continue;
    engine.over(task.taskId);
    ended -= 1;
  }
}

/** The engine's answer to an offer; of task sets with nothing to launch neither it nor the recording tells the place. */
function decide(engine: DrivenScheduler, cores: number): Decision {
  const isWaiting = (set: TaskSet): boolean =>
    engine.launched.filter(({ task }) => task.binary.stageId === set.stageId).length <
    set.tasks.length;
  const asked = engine.scheduler.pools
    .ordered()
    .filter(({ set }) => isWaiting(set))
    .map(({ set, runningTasks }) => `${set.pool} ${set.stageId}.0 ${runningTasks}`);
  const before = engine.launched.length;
  engine.round(cores);
  const launched = engine.launched
    .slice(before)
    .map(({ task, index }) => `${task.binary.stageId}.0 ${index}`);
  return { asked, launched };
}

/** The results of a task set are read, and it is done. */
function complete(engine: DrivenScheduler, stage: number): void {
  for (const { taskId, task } of engine.launched)
    if (task.binary.stageId === stage)
      engine.scheduler.taskSucceeded(
        taskId,
        { kind: "result", value: undefined },
        { metrics: emptyTaskMetrics(), updates: [] },
      );
}

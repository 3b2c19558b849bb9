/**
 * Mesos clusters to draw, a bench on which Spark's Mesos schedulers stand alone, and what is seen of tasks in a run.
 *
 * In Mesos: agents with their resources. Left out on purpose: roles and ports, which recordings have (test/oracle/mesos-runs.ts).
 */
import { mesos, type ClusterSpec, type EventOf, type TracedEvent } from "#engine/index";
import type { MesosTask, SchedulerDriver } from "#engine/deploy/mesos/scheduler-driver";
import { parseResources, type Offer } from "#engine/deploy/mesos/resources";
import { fc } from "../../test/harness/law.ts";

export interface AgentDrawn {
  readonly cpus: number;
  readonly mem: number;
}

export const agentsDrawn: fc.Arbitrary<readonly AgentDrawn[]> = fc.array(
  fc.record({ cpus: fc.integer({ min: 1, max: 6 }), mem: fc.integer({ min: 6, max: 32 }) }),
  { minLength: 1, maxLength: 3 },
);

const MB = 256;

export const mesosOf = (
  agents: readonly AgentDrawn[],
  conf: Readonly<Record<string, string>> = {},
): ClusterSpec =>
  mesos({
    agents: agents.map(({ cpus, mem }) => ({ resources: `cpus:${cpus};mem:${mem * MB}` })),
    conf,
  });

export const agentsInWords = (agents: readonly AgentDrawn[]): string =>
  agents.map(({ cpus, mem }) => `${cpus} cpus, ${mem * MB} MB`).join("; ");
export const agentsInKorean = (agents: readonly AgentDrawn[]): string =>
  agents.map(({ cpus, mem }) => `cpu ${cpus}개에 ${mem * MB} MB`).join(", ");

export const offerOf = (
  id: string,
  host: string,
  { cpus, mem }: AgentDrawn,
  attributes: Offer["attributes"] = [],
): Offer => ({
  id,
  agentId: host,
  host,
  resources: parseResources(`cpus:${cpus};mem:${mem * MB}`),
  attributes,
});

/** A driver of Mesos that notes what it is told. */
export class Bench implements SchedulerDriver {
  readonly launched: { readonly offer: string; readonly tasks: readonly MesosTask[] }[] = [];
  readonly declined = new Map<string, number>();
  readonly killed: string[] = [];

  launchTasks(offer: string, tasks: readonly MesosTask[]): void {
    this.launched.push({ offer, tasks });
  }
  declineOffer(offer: string, refuseSeconds: number = 5): void {
    this.declined.set(offer, refuseSeconds);
  }
  reviveOffers(): void {
    // Whoever holds this bench offers what it likes.
  }
  killTask(task: string): void {
    this.killed.push(task);
  }
  stop(): void {
    // Nothing is registered anywhere.
  }
}

type Task = EventOf<"MesosTaskStateChanged">;

/** Tasks that are live after each event of a task. */
export function* liveTasks(events: readonly TracedEvent[]): Generator<readonly Task[]> {
  const live = new Map<string, Task>();
  for (const event of events) {
    if (event.kind !== "MesosTaskStateChanged") continue;
    const key = `${event.frameworkId} ${event.taskId}`;
    if (event.state === "TASK_STAGING" || event.state === "TASK_RUNNING") live.set(key, event);
    else live.delete(key);
    yield [...live.values()];
  }
}

export const cpusOf = (tasks: readonly Task[]): number =>
  tasks.reduce((sum, { cpus }) => sum + cpus, 0);

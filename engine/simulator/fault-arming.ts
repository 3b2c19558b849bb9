/** Arms faults in a simulation: puts them on the agenda, or lets them wait for an event. */
import type { TracedEvent } from "../events/trace.ts";
import { checkFaults } from "./fault-words.ts";
import type { Fault, TimedFault, When } from "./faults.ts";
import type { Simulation } from "./simulation.ts";

export function armFaults(faults: readonly Fault[], simulation: Simulation, app: number = 0): void {
  checkFaults(faults);
  for (const fault of faults) {
    if (fault.kind === "fail task") continue;
    arm(simulation, fault.when, fault.kind, () => strike(simulation, fault, app));
  }
}

function arm(simulation: Simulation, when: When, what: string, strikeNow: () => void): void {
  const { world } = simulation;
  if ("at" in when) {
    world.at(when.at, what, strikeNow);
    return;
  }
  let left = when.nth ?? 1;
  world.trace.listen((event: TracedEvent) => {
    if (left === 0 || !when.after(event)) return;
    left -= 1;
    if (left === 0) world.because(event.id, () => world.after(when.delay ?? 0, what, strikeNow));
  });
}

function strike(simulation: Simulation, fault: TimedFault, app: number): void {
  const { world, manager } = simulation;
  switch (fault.kind) {
    case "collect garbage":
    case "kill executor":
    case "lose disk":
    case "corrupt disk":
      return strikeExecutor(simulation, fault, fault.app ?? app);
    case "link":
      world.network.addFault({
        from: (process) => process.host === fault.from,
        to: (process) => process.host === fault.to,
        delay: fault.delay,
      });
      return;
    case "fill disk":
      return world.disk(fault.host).fill(fault.free);
    case "slow host":
      world.slowness.set(fault.host, fault.factor);
      return;
    case "kill datanode":
      return simulation.hdfs?.killDataNode(fault.node);
    case "kill namenode":
      return simulation.hdfs?.killNameNode();
    case "kill worker":
    case "kill master":
    case "kill driver":
    case "kill client":
    case "kill am":
    case "kill application":
    case "kill container":
    case "delete pod":
    case "add worker":
      manager.strike?.(fault, simulation.runs["app" in fault ? (fault.app ?? app) : app]);
      return;
  }
}

type ExecutorFault = Extract<
  TimedFault,
  { kind: "collect garbage" | "kill executor" | "lose disk" | "corrupt disk" }
>;

function strikeExecutor(simulation: Simulation, fault: ExecutorFault, app: number): void {
  const { world, runs } = simulation;
  if (fault.executor === undefined) return runs[app]?.collectGarbage("a fault");
  const executor = runs[app]?.runtime?.executor(fault.executor);
  if (executor === undefined || executor.id === "driver") {
    const text = `there is no executor ${fault.executor} now: “${fault.kind}” has nothing to do`;
    return world.log("WARN", "Faults", text, "fault");
  }
  if (fault.kind === "lose disk") return executor.loseFiles();
  if (fault.kind === "corrupt disk") return executor.corruptFiles();
  if (fault.kind === "collect garbage") return executor.collectGarbage();
  if (fault.exitCode !== undefined) executor.exitStatus = fault.exitCode;
  world.record(
    {
      kind: "ProcessLost",
      from: "fault",
      to: executor.name,
      process: executor.name,
      reason: fault.exitCode === undefined ? "kill -9" : `exit code ${fault.exitCode}`,
    },
    runs[app]?.runtime?.options.appId,
  );
  return world.network.kill(executor);
}

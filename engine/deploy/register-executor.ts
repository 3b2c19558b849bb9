/**
 * RegisterExecutor: an executor whose JVM is up makes itself known to its driver, and is offered tasks from then on. The same on every cluster manager.
 * Spark 3.5.3: core/…/executor/CoarseGrainedExecutorBackend.scala onStart. Left out on purpose: what it asks for first (properties of the application).
 */
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import type { Executor } from "../cluster/executor.ts";
import type { Process } from "../world/network.ts";

/** `arrives` takes it in at the driver; by default that is at once. */
export function registerExecutor(
  runtime: DriverRuntime,
  driver: Process,
  executor: Executor,
  arrives: (takeIn: () => void) => void = (takeIn) => takeIn(),
): void {
  const { world } = runtime.options;
  const asked = runtime.say({
    kind: "RegisterExecutor",
    from: executor.name,
    to: driver.name,
    executorId: executor.id,
    host: executor.host,
    cores: executor.cores,
  });
  const takeIn = (): void => {
    const said = runtime.say({
      kind: "RegisteredExecutor",
      from: driver.name,
      to: executor.name,
      executorId: executor.id,
    });
    world.because(said, () => runtime.register(executor));
  };
  world.because(asked, () =>
    world.network.send(executor, driver, "RegisterExecutor", () => arrives(takeIn)),
  );
}

/**
 * KillExecutors: a driver wants an executor ended; the Master has it killed and, as there is room again, grants another. Spark 3.5.3:
 * core/…/deploy/client/StandaloneAppClient.scala, Master.scala (handleKillExecutors).
 */
import type { ExecutorId } from "../../foundation/ids.ts";
import type { World } from "../../world/world.ts";
import type { Master } from "./master.ts";
import type { StandaloneDriver } from "./standalone-driver.ts";

export function requestKill(
  world: World,
  master: Master,
  driver: StandaloneDriver,
  executorId: ExecutorId,
): void {
  const { runtime } = driver;
  if (runtime === undefined) return;
  const { appId } = runtime.options;
  runtime.log("INFO", "StandaloneSchedulerBackend", `Requesting to kill executor(s) ${executorId}`);
  const said = runtime.say({
    kind: "KillExecutor",
    from: driver.name,
    to: master.name,
    appId,
    executorId,
  });
  world.because(said, () =>
    world.network.send(driver, master, "KillExecutors", () =>
      master.applications.killExecutor(appId, executorId),
    ),
  );
}

/**
 * What a driver asks its Master for: a total of executors, and the end of some of them by name. Rule D2.38.
 *
 * Spark 3.5.3: core/…/scheduler/cluster/StandaloneSchedulerBackend.scala (doRequestTotalExecutors, doKillExecutors), deploy/client/StandaloneAppClient.scala.
 */
import type { DriverRuntime } from "../../cluster/driver-runtime.ts";
import type { RuntimeOptions } from "../application-run.ts";
import type { Process } from "../../world/network.ts";
import type { AppClient } from "./app-client.ts";

export function executorOrders(
  driver: Process,
  client: AppClient,
  runtime: () => DriverRuntime | undefined,
): Required<Pick<RuntimeOptions, "killExecutors" | "requestTotalExecutors">> {
  return {
    killExecutors: (ids) => {
      const app = runtime();
      if (app === undefined) return;
      const { appId } = app.options;
      const between = { from: driver.name, to: client.masterName, appId };
      const said = ids.map((executorId) =>
        app.say({ kind: "KillExecutor", ...between, executorId }),
      );
      client.tell(
        said.at(-1) ?? -1,
        "KillExecutors",
        (master) => master.applications.killExecutors(appId, ids),
        driver,
      );
    },
    requestTotalExecutors: (total) => {
      const app = runtime();
      if (app === undefined) return;
      const { appId } = app.options;
      const between = { from: driver.name, to: client.masterName, appId };
      const said = app.say({ kind: "RequestExecutors", ...between, total });
      client.tell(
        said,
        "RequestExecutors",
        (master) => master.applications.requestExecutors(appId, total),
        driver,
      );
    },
  };
}

/**
 * Client mode on YARN: spark-submit's own process is the driver; its ApplicationMaster is an ExecutorLauncher, which only asks for containers. Where that dies another one
 * takes its place, and the driver goes on; where the driver dies there is nothing left to ask for.
 *
 * In Spark 3.5.3: yarn YarnClientSchedulerBackend.scala, ExecutorLauncher. Rules D3.1, D3.12, D3.19, D3.39.
 */
import type { ApplicationId } from "../../foundation/ids.ts";
import type { Process } from "../../world/network.ts";
import type { AppInfo, AttemptInfo, Launch } from "./records.ts";
import { newMaster, type Ground, type YarnSubmission } from "./submission.ts";
import { YarnClient } from "./yarn-client.ts";
import { YarnDriver } from "./yarn-driver.ts";

export function submitAsClient(on: Ground, submission: YarnSubmission): void {
  const { run } = submission;
  const driver = new YarnDriver(
    on.world,
    { name: run.driverName, host: run.submitHost, run, deployMode: "client" },
    {
      openContext: (running) => openInClient(on, submission, driver, running),
      started: () => undefined,
      ending: () => undefined,
      contextStopped: () => driverGone(on, submission, driver),
      exited: () => {
        driverGone(on, submission, driver);
        return false;
      },
    },
  );
  submission.client = driver;
  submission.driver = driver;
  driver.start();
}

/** Its ApplicationMaster notices the closed connection. */
function driverGone(on: Ground, { master }: YarnSubmission, driver: YarnDriver): void {
  if (master === undefined) return;
  const { host } = master.options.process;
  on.world.after(on.world.network.latencyBetween(driver.host, host), "driver disconnected", () =>
    master.driverDisconnected(),
  );
}

function openInClient(
  on: Ground,
  submission: YarnSubmission,
  driver: YarnDriver,
  running: (id: ApplicationId) => void,
): void {
  const { run } = submission;
  const client = new YarnClient(on.world, on.manager, driver, run, on.hadoop);
  const refused = (error: unknown): void => {
    driver.log("ERROR", "SparkContext", "Error initializing SparkContext.");
    driver.log("INFO", "SparkContext", "SparkContext is stopping with exitCode 0.");
    driver.backendStops();
    driver.alive = false;
    run.refused(error as Error);
  };
  try {
    client.submit(
      (attempt) => launcherOf(on, submission, driver, attempt),
      (app) => {
        submission.app = app;
        client.monitor(app, { isAloud: true }, (state) => {
          if (state === "ACCEPTED") return false;
          if (state !== "RUNNING") {
            refused(client.endedEarly());
            return true;
          }
          running(app.id);
          driver.log("INFO", driver.backend, `Application ${app.id} has started running.`);
          watchOver(on, client, driver, app);
          return true;
        });
      },
    );
  } catch (error) {
    refused(error);
  }
}

/** The monitor thread of client mode: an application that ends while its driver lives takes the context with it. */
function watchOver(on: Ground, client: YarnClient, driver: YarnDriver, app: AppInfo): void {
  client.monitor(app, { isAloud: false }, (state) => {
    if (state === "ACCEPTED" || state === "RUNNING") return false;
    const { runtime } = driver;
    if (runtime === undefined || runtime.stopped || runtime.options.appId !== app.id) return true;
    if (state === "KILLED")
      client.log("INFO", `Deleted staging directory ${client.staging(app.id)}`);
    const text = `YARN application has exited unexpectedly with state ${state}! Check the YARN application logs for more details.`;
    driver.log("ERROR", driver.backend, text);
    if (app.diagnostics !== "")
      driver.log("ERROR", driver.backend, `Diagnostics message: ${app.diagnostics}`);
    driver.run.stopContext();
    return true;
  });
}

/** ExecutorLauncher: an ApplicationMaster of its own, which connects to the driver once and has no second try. */
function launcherOf(
  on: Ground,
  submission: YarnSubmission,
  driver: YarnDriver,
  attempt: AttemptInfo,
): Launch {
  return ({ node, app }, exited) => {
    const process: Process = {
      name: `${app.id}/AM ${attempt.number}`,
      host: node.host,
      alive: true,
    };
    on.world.after(on.costs.driverStart, "an ApplicationMaster's JVM is up", () => {
      if (!process.alive) return;
      const master = newMaster(on, attempt, process, (code) => {
        process.alive = false;
        exited(code);
      });
      submission.master = master;
      master.register(driver);
    });
    return {
      process,
      kill: () => {
        const wasAlive = process.alive;
        on.world.network.kill(process);
        if (wasAlive && submission.master?.options.process === process) driver.masterLost();
      },
    };
  };
}

/**
 * Cluster mode on YARN: spark-submit hands the program in and watches; the driver is a thread of the ApplicationMaster, and begins anew, with all its numbers, where YARN
 * starts another attempt.
 *
 * In Spark 3.5.3: yarn YarnClusterApplication, ApplicationMaster.scala. Rules D3.14, D3.17 to D3.19, S0-33.
 */
import { SparkException } from "../../foundation/errors.ts";
import type { YarnApplicationState } from "../../events/deploy-events.ts";
import { submittingProcess } from "../submitting-process.ts";
import { amExit, type ApplicationMaster } from "./application-master.ts";
import { isFinal, type AppInfo, type AttemptInfo, type Launch } from "./records.ts";
import { exitAfter } from "./read-report.ts";
import { newMaster, type Ground, type YarnSubmission } from "./submission.ts";
import { YarnClient } from "./yarn-client.ts";
import { YarnDriver } from "./yarn-driver.ts";

export function submitAsCluster(on: Ground, submission: YarnSubmission): void {
  const { run } = submission;
  const { process, leave } = submittingProcess(on.world, run);
  submission.client = process;
  const client = new YarnClient(on.world, on.manager, process, run, on.hadoop);
  try {
    client.submit(
      (attempt) => driverIn(on, submission, attempt),
      (app) => {
        submission.app = app;
        app.onFinal.push(() => onceOver(on, submission, app));
        const waits = run.conf.bool("spark.yarn.submit.waitAppCompletion");
        let overBefore = false;
        const reached = (state: YarnApplicationState): boolean => {
          const report = { state, finalStatus: app.finalStatus, waits };
          const exitCode = exitAfter(run.policies.readReport, report, overBefore);
          overBefore = isFinal(app.state);
          if (exitCode !== undefined) leave(client.endOf(app, exitCode));
          return exitCode !== undefined;
        };
        client.monitor(app, { isAloud: true, isSoon: !waits }, reached);
      },
    );
  } catch (error) {
    leave(error as Error);
    run.refused(error as Error);
  }
}

/** Whatever became of the driver: nobody starts another one. */
function onceOver(on: Ground, { run, driver }: YarnSubmission, app: AppInfo): void {
  if (driver === undefined) run.refused(new SparkException(app.diagnostics));
}

/** Cluster mode: the driver begins in the ApplicationMaster's container. */
function driverIn(on: Ground, submission: YarnSubmission, attempt: AttemptInfo): Launch {
  const { run } = submission;
  return ({ node, app }, exited) => {
    // YARN's own end is a signal that the JVM obeys; anything else is as kill -9.
    const end = (of: YarnDriver): void => {
      if (app.state !== "KILLING" && !isFinal(app.state)) return of.die("its container was ended");
      of.log("ERROR", "ApplicationMaster", "RECEIVED SIGNAL TERM");
      run.interrupted(143);
    };
    const hasNext = (): boolean =>
      attempt.number < app.submitted.maxAttempts && app.state !== "KILLING" && !isFinal(app.state);
    const driver: YarnDriver = new YarnDriver(
      on.world,
      {
        name: run.driverName,
        host: node.host,
        run,
        deployMode: "cluster",
        attempt: { appId: app.id, number: attempt.number },
      },
      {
        openContext: (running) => running(app.id),
        started: () => master?.register(driver),
        contextStopped: () => undefined,
        ending: (exitCode) => {
          if (exitCode === 0) return master?.finish("SUCCEEDED", amExit.success);
          const why = `User class threw exception: ${String(run.error)}`;
          const code = attempt.state === "RUNNING" ? amExit.userClass : amExit.noContext;
          master?.finish("FAILED", code, why);
        },
        exited: () => {
          if (!driver.killed) return master?.leave() === true && hasNext();
          exited(137);
          return hasNext();
        },
      },
    );
    let master: ApplicationMaster | undefined;
    submission.driver = driver;
    on.world.after(on.costs.driverStart, "the driver's JVM is up", () => {
      if (!driver.alive) return;
      master = newMaster(on, attempt, driver, exited);
      submission.master = master;
      master.log("INFO", "ApplicationMaster", "Starting the user application in a separate Thread");
      master.log("INFO", "ApplicationMaster", "Waiting for spark context initialization...");
      driver.start();
    });
    return { process: driver, kill: () => end(driver) };
  };
}

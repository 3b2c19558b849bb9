/**
 * What spark-submit does to have an application run on YARN: hold what it asks for against the largest container, upload what is needed, submit, and then look once a
 * second what became of it. In client mode it looks until the application runs, and silently from then on; in cluster mode until it is over, unless
 * told not to wait.
 *
 * In Spark 3.5.3: yarn Client.scala. Rules D1.37, D3.4, D3.5, D3.8, D3.11 to D3.14. Left out on purpose: the files themselves; only their lines are there.
 */
import { SparkException } from "../../foundation/errors.ts";
import type { YarnApplicationState } from "../../events/deploy-events.ts";
import type { ApplicationId } from "../../foundation/ids.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { askedFor, executorNeed, masterNeed, verifyClusterResources } from "./container-sizes.ts";
import { resolvedPath } from "./hadoop-conf.ts";
import { isFinal, reportedState, type AppInfo, type AttemptInfo, type Launch } from "./records.ts";
import type { ResourceManager } from "./resource-manager.ts";

const NAME = "Client";
const ENDED =
  "The YARN application has already ended! It might have been killed or the Application Master may have failed to start. Check the YARN application logs for more details.";

export class YarnClient {
  readonly #world: World;
  readonly #manager: ResourceManager;
  readonly #process: Process;
  readonly #run: ApplicationRun;
  readonly #hadoop: Readonly<Record<string, string>>;
  #id: ApplicationId = "";

  constructor(
    world: World,
    manager: ResourceManager,
    process: Process,
    run: ApplicationRun,
    hadoop: Readonly<Record<string, string>>,
  ) {
    this.#world = world;
    this.#manager = manager;
    this.#process = process;
    this.#run = run;
    this.#hadoop = hadoop;
  }

  log(level: "INFO" | "WARN" | "ERROR", text: string, logger: string = NAME): void {
    this.#world.log(
      level,
      logger,
      text,
      this.#process.name,
      this.#id === "" ? undefined : this.#id,
    );
  }

  /** Verifies, uploads, submits. @throws IllegalArgumentException for what no node could give, YarnException for a queue that is not there. */
  submit(launch: (attempt: AttemptInfo) => Launch, submitted: (app: AppInfo) => void): void {
    const { conf, deployMode, user } = this.#run;
    const isCluster = deployMode === "cluster";
    const master = masterNeed(conf, isCluster);
    const largest = this.#manager.largest.memory;
    this.log(
      "INFO",
      `Verifying our application has not requested more than the maximum memory capability of the cluster (${largest} MB per container)`,
    );
    verifyClusterResources(executorNeed(conf), master, largest);
    const asked = askedFor(master);
    this.log(
      "INFO",
      `Will allocate AM container, with ${asked.memory} MB memory including ${master.overhead} MB overhead`,
    );
    const id = this.#manager.newApplicationId();
    this.#upload(id, isCluster);
    this.log("INFO", `Submitting application ${id} to ResourceManager`);
    const queue = conf.get("spark.yarn.queue");
    const said = this.#world.record(
      {
        kind: "SubmitApplication",
        from: this.#process.name,
        to: this.#manager.name,
        appId: id,
        queue,
        memory: asked.memory,
      },
      id,
    );
    this.#id = id;
    this.#world.because(said, () => {
      let app: AppInfo;
      try {
        app = this.#manager.submit(id, {
          name: isCluster ? this.#run.mainClass : this.#run.name,
          queue,
          user,
          master: asked,
          maxAttempts: this.maxAttempts,
          staging: this.staging(id),
          launch,
        });
      } catch (error) {
        this.log("INFO", `Deleted staging directory ${this.staging(id)}`);
        throw error;
      }
      this.log("INFO", `Submitted application ${id}`, "YarnClientImpl");
      submitted(app);
    });
  }

  /** The smaller of what the application wants and the cluster allows. */
  get maxAttempts(): number {
    const own = this.#run.conf.getOption("spark.yarn.maxAppAttempts");
    const { maxAmAttempts } = this.#manager.settings;
    return own === undefined ? maxAmAttempts : Math.min(Number(own), maxAmAttempts);
  }

  staging(id: ApplicationId): string {
    const { conf, user } = this.#run;
    const home = conf.getOption("spark.yarn.stagingDir") ?? `/user/${user}`;
    return resolvedPath(this.#hadoop, `${home}/.sparkStaging/${id}`);
  }

  #upload(id: ApplicationId, isCluster: boolean): void {
    const { conf, mainClass } = this.#run;
    this.log("INFO", "Setting up container launch context for our AM");
    this.log("INFO", "Setting up the launch environment for our AM container");
    this.log("INFO", "Preparing resources for our AM container");
    const upload = (from: string, to: string): void =>
      this.log("INFO", `Uploading resource file:${from} -> ${this.staging(id)}/${to}`);
    if (!conf.contains("spark.yarn.archive") && !conf.contains("spark.yarn.jars")) {
      this.log(
        "WARN",
        "Neither spark.yarn.jars nor spark.yarn.archive is set, falling back to uploading libraries under SPARK_HOME.",
      );
      upload("/tmp/__spark_libs__1.zip", "__spark_libs__1.zip");
    }
    const program = /\.[cm]?[jt]s$/.test(mainClass) ? mainClass : `${mainClass}.ts`;
    if (isCluster) upload(`/${program}`, program);
    upload("/tmp/__spark_conf__1.zip", "__spark_conf__.zip");
  }

  /** The report of a state that is new: what the ResourceManager tells any client. */
  #report(app: AppInfo): void {
    this.log("INFO", `Application report for ${app.id} (state: ${reportedState(app)})`);
    const attempt = app.attempts.at(-1);
    const state = reportedState(app);
    const isThere =
      !["ACCEPTED", "KILLED", "FAILED"].includes(state) && attempt?.host !== undefined;
    const rows = [
      ["client token", "N/A"],
      ["diagnostics", app.diagnostics === "" ? "N/A" : app.diagnostics],
      ["ApplicationMaster host", isThere ? attempt.host : "N/A"],
      ["ApplicationMaster RPC port", isThere ? attempt.rpcPort : -1],
      ["queue", app.submitted.queue],
      ["start time", 1_795_233_600_000 + Math.floor(app.startTime / 1000)],
      ["final status", app.finalStatus],
      ["tracking URL", `http://${this.#manager.host}:8088/proxy/${app.id}/`],
      ["user", app.submitted.user],
    ];
    this.log("INFO", `\n${rows.map(([name, value]) => `\t ${name}: ${value}`).join("\n")}`);
  }

  /**
   * Looks once a second until `reached` says that it is enough; `isSoon`: the first time at once. A state in which it was before is told every thirty looks.
   */
  monitor(
    app: AppInfo,
    { isAloud, isSoon = false }: { readonly isAloud: boolean; readonly isSoon?: boolean },
    reached: (state: YarnApplicationState) => boolean,
  ): void {
    let last: string | undefined;
    let looks = 0;
    const look = (): void => {
      if (!this.#process.alive) return;
      const state = reportedState(app);
      looks += 1;
      if (isAloud && (state !== last || looks % 30 === 0)) {
        if (state === last) this.log("INFO", `Application report for ${app.id} (state: ${state})`);
        else this.#report(app);
      }
      last = state;
      if (!reached(state)) again();
    };
    const interval = this.#run.conf.time("spark.yarn.report.interval");
    // What is over is looked at once more, whatever else there is left to do.
    const again = (): void => {
      const soon = isFinal(app.state) ? "after" : "daemonAfter";
      this.#world[soon](interval, "an application report", look);
    };
    app.onFinal.push(() => this.#world.after(interval, "an application report", () => undefined));
    if (isSoon) this.#world.after(0, "an application report", look);
    else again();
  }

  /** What cluster mode makes of an application that is over: nothing, or what it throws. */
  endOf(app: AppInfo, exitCode: number): SparkException | undefined {
    if (app.state === "KILLED" || app.finalStatus === "KILLED") {
      this.log("INFO", `Deleted staging directory ${this.staging(app.id)}`);
      return new SparkException(`Application ${app.id} is killed`);
    }
    if (exitCode === 0) return undefined;
    if (app.state !== "FAILED" && app.finalStatus === "UNDEFINED")
      return new SparkException(`The final status of application ${app.id} is undefined`);
    this.log("ERROR", `Application diagnostics message: ${app.diagnostics}`);
    return new SparkException(`Application ${app.id} finished with failed status`);
  }

  /** What client mode throws where the application is over before it ran. */
  readonly endedEarly = (): SparkException => new SparkException(ENDED);
}

/**
 * Local mode: driver and executor are one process, a task is a thread. There is no cluster manager. `local` has one thread, `local[n]` n,
 * `local[*]` as many as the machine has cores; `local[n,f]` lets a task fail f times, the others not once. Rule X-12.
 * Spark 3.5.3: core/…/SparkContext.scala createTaskScheduler, scheduler/local/LocalSchedulerBackend.scala.
 */
import { SparkException } from "../../foundation/errors.ts";
import { heapFault } from "../../storage/memory-sizes.ts";
import { newExecutor } from "../../cluster/new-executor.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { DriverRuntime } from "../../cluster/driver-runtime.ts";
import { KataFault } from "../../foundation/kata-fault.ts";
import type { ApplicationRun, ClusterManager, DriverHooks } from "../application-run.ts";
import { placeOfSubmission } from "../place-of-submission.ts";

export interface LocalMaster {
  readonly threads: number;
  readonly maxFailures: number;
}

/** @throws SparkException for a text that is no local master. */
export function parseLocalMaster(url: string, machineCores: number): LocalMaster {
  if (url === "local") return { threads: 1, maxFailures: 1 };
  const match = /^local\[(\*|[0-9]+)(?:\s*,\s*([0-9]+))?\]$/.exec(url);
  if (match === null) throw new SparkException(`Could not parse Master URL: '${url}'`);
  const threads = match[1] === "*" ? machineCores : Number(match[1]);
  if (threads <= 0) throw new SparkException(`Asked to run locally with ${threads} threads`);
  return { threads, maxFailures: match[2] === undefined ? 1 : Number(match[2]) };
}

export class LocalMode implements ClusterManager {
  readonly masterUrl: string;
  readonly #world: World;
  readonly #master: LocalMaster;
  readonly #states = new Map<string, string>();
  #count = 0;

  constructor(world: World, masterUrl: string, machineCores: number) {
    this.#world = world;
    this.masterUrl = masterUrl;
    this.#master = parseLocalMaster(masterUrl, machineCores);
  }

  submit(run: ApplicationRun): void {
    const place = placeOfSubmission(run, "local");
    if (place.on === "refused") return run.refused(new SparkException(place.because));
    if (place.on !== "submitter")
      throw new KataFault("placeDriver", {
        en: "local mode has no place but the submitter's process",
        ko: "로컬 모드에서 드라이버가 있을 곳은 제출한 프로세스뿐입니다",
      });
    const appId = this.#newAppId();
    const process: Process = { name: run.driverName, host: run.submitHost, alive: true };
    const submitted = this.#world.record(
      {
        kind: "SparkSubmit",
        from: "user",
        to: process.name,
        appName: run.name,
        deployMode: "local",
        master: this.masterUrl,
        host: run.submitHost,
      },
      appId,
    );
    this.#world.because(submitted, () =>
      this.#world.after(0, "the driver starts", () => this.#start(run, appId, process)),
    );
  }

  #newAppId(): string {
    this.#count += 1;
    return `local-${1_795_233_599_999 + Math.floor(this.#world.now() / 1000) + this.#count}`;
  }

  #start(run: ApplicationRun, firstAppId: string, process: Process): void {
    let appId = firstAppId;
    const started = this.#world.record(
      {
        kind: "MainStarted",
        from: "user",
        to: process.name,
        host: run.submitHost,
        deployMode: "local",
      },
      appId,
    );
    const openContext = (opened: (runtime: DriverRuntime) => void): void => {
      run.contextBegins(process, appId);
      const runtime = run.newRuntime({
        appId,
        process,
        isLocal: true,
        maxTaskFailures: this.#master.maxFailures,
      });
      const executor = newExecutor(runtime, {
        id: "driver",
        host: run.submitHost,
        cores: this.#master.threads,
        memory: run.conf.size("spark.driver.memory"),
        port: 35_000,
      });
      this.#states.set(appId, "RUNNING");
      runtime.local = executor;
      opened(runtime);
    };
    const hooks: DriverHooks = {
      contextStopped: () => this.#states.set(appId, "FINISHED"),
      openContext: (opened) =>
        void this.#world.after(0, "a context starts", () => {
          appId = this.#newAppId();
          openContext(opened);
        }),
      exited: (exitCode) => {
        this.#states.set(appId, exitCode === 0 ? "FINISHED" : "FAILED");
        this.#world.record({ kind: "MainEnded", from: process.name, to: "user", exitCode }, appId);
        return false;
      },
    };
    this.#world.because(started, () => {
      const fault = heapFault(run.conf);
      if (fault === undefined) return openContext((runtime) => run.begin(runtime, hooks));
      run.refused(fault);
      hooks.exited(1, "main");
    });
  }

  stateOf(appId: string): string | undefined {
    return this.#states.get(appId);
  }
}

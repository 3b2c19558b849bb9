/**
 * What a Worker's page shows under /json/: its machine, and the executors that it runs and ran. Same as Spark: names, order and meaning of the fields;
 * drivers are not among them. Memory is in MiB. Left out on purpose: Java options other than the driver's port. Spark 3.5.3: core/…/deploy/JsonProtocol.scala.
 */
import { MiB } from "../../foundation/sizes.ts";
import type { ResourcesSeen } from "./master-state.ts";
import { SPARK_USER } from "./records.ts";
import type { ExecutorRunner } from "./worker-books.ts";
import type { Worker } from "./worker.ts";

export interface ExecutorRunnerSeen {
  readonly id: number;
  readonly memory: number;
  readonly resources: ResourcesSeen;
  readonly appid: string;
  readonly appdesc: {
    readonly name: string;
    /** spark.cores.max; 0 where it is not set. */
    readonly cores: number;
    readonly memoryperexecutor: number;
    readonly resourcesperexecutor: readonly never[];
    readonly memoryperslave: number;
    readonly resourcesperslave: readonly never[];
    readonly user: string;
    readonly command: string;
  };
}

export interface WorkerState {
  readonly id: string;
  readonly masterurl: string;
  readonly masterwebuiurl: string;
  readonly cores: number;
  readonly coresused: number;
  readonly memory: number;
  readonly memoryused: number;
  readonly resources: ResourcesSeen;
  readonly resourcesused: ResourcesSeen;
  readonly executors: readonly ExecutorRunnerSeen[];
  readonly finishedexecutors: readonly ExecutorRunnerSeen[];
}

export function workerState(worker: Worker): WorkerState {
  const { books, masterHost } = worker;
  return {
    id: worker.id,
    masterurl: `spark://${masterHost}:7077`,
    masterwebuiurl: `http://${masterHost}:8080`,
    cores: worker.cores,
    coresused: books.coresUsed,
    memory: worker.memory / MiB,
    memoryused: books.memoryUsed / MiB,
    resources: {},
    resourcesused: {},
    executors: books.executors.map(runnerSeen),
    finishedexecutors: books.finishedExecutors.map(runnerSeen),
  };
}

const runnerSeen = (runner: ExecutorRunner): ExecutorRunnerSeen => {
  const { name, coresMax = 0 } = runner.application;
  const memory = runner.memory / MiB;
  return {
    id: Number(runner.id),
    memory,
    resources: {},
    appid: runner.appId,
    appdesc: {
      name,
      cores: coresMax,
      memoryperexecutor: memory,
      resourcesperexecutor: [],
      memoryperslave: memory,
      resourcesperslave: [],
      user: SPARK_USER,
      command: commandOf(runner),
    },
  };
};

const placeholders = [
  "--executor-id, {{EXECUTOR_ID}}",
  "--hostname, {{HOSTNAME}}",
  "--cores, {{CORES}}",
  "--app-id, {{APP_ID}}",
  "--worker-url, {{WORKER_URL}}",
  "--resourceProfileId, {{RESOURCE_PROFILE_ID}}",
].join(", ");

/** How the executor was to be started: the worker puts its own values in the place of the words in braces. */
function commandOf({ application: { driverHost, taskCpus }, memory }: ExecutorRunner): string {
  const port = 35_000;
  const words = `List(--driver-url, spark://CoarseGrainedScheduler@${driverHost}:${port}, ${placeholders})`;
  const env = `Map(SPARK_USER -> ${SPARK_USER}, OMP_NUM_THREADS -> ${taskCpus}, SPARK_EXECUTOR_MEMORY -> ${memory / MiB}m)`;
  const options = `ArraySeq(-Dspark.driver.port=${port})`;
  return `Command(org.apache.spark.executor.CoarseGrainedExecutorBackend,${words},${env},List(),List(),${options})`;
}

/**
 * Records whole sessions of a real standalone cluster, and what Spark refuses: `npm run oracle:sessions [names…]`. Needs SPARK_HOME.
 * Each session is one file in recordings/: the driver's and the daemons' log lines, Spark's own event log, the Master's /json/, normalised.
 */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  existsSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { compiledSessions, opens } from "./compiled-sessions.ts";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { pause, sparkHomeOr, start, stop, until, untilLine, type Running } from "./processes.ts";
import { refusals } from "./refusals.ts";
import { eventsSeen, logsSeen, stateSeen } from "./session-normal.ts";
import { isAlive, standaloneCluster, type StandaloneCluster } from "./standalone-cluster.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const driverLoggers =
  /^(SparkContext|StandaloneAppClient|StandaloneSchedulerBackend|TaskSchedulerImpl|DAGScheduler|TaskSetManager|BlockManagerMasterEndpoint|BlockManagerMaster|MapOutputTracker|ClientEndpoint|RestSubmissionClient)/;
const daemonLoggers = /^(Master|Worker|ExecutorRunner|DriverRunner|WorkerWatcher)/;

interface Stage {
  readonly home: string;
  readonly folder: string;
  readonly jar: string;
}

const settings = (stage: Stage): Record<string, string> => ({
  "spark.ui.enabled": "false",
  "spark.log.level": "INFO",
  "spark.eventLog.enabled": "true",
  "spark.eventLog.dir": `file://${join(stage.folder, "events")}`,
  "spark.driver.extraJavaOptions": opens,
});

function submitArgs(
  cluster: StandaloneCluster,
  stage: Stage,
  mode: string,
  executors: number,
): string[] {
  const where = `--master ${cluster.url} --deploy-mode ${mode} --class oracle.TwoJobs --executor-memory 512m --driver-memory 512m`;
  const conf = Object.entries(settings(stage)).flatMap(([key, value]) => [
    "--conf",
    `${key}=${value}`,
  ]);
  return [...where.split(" "), ...conf, stage.jar, stage.folder, String(executors)];
}

const firstJobDone = (stage: Stage): Promise<boolean> =>
  until("the first job", () => existsSync(join(stage.folder, "first")) || undefined);
const goOn = (stage: Stage): void => writeFileSync(join(stage.folder, "go"), "");

/** What every session tells: both logs, the application's results and event log. */
function told(
  stage: Stage,
  cluster: StandaloneCluster,
  driver: readonly string[],
): Record<string, unknown> {
  return {
    master: logsSeen(cluster.master.lines, daemonLoggers),
    workers: cluster.workers.map((worker) => logsSeen(worker.lines, daemonLoggers)),
    driver: logsSeen(driver, driverLoggers),
    results: driver.filter((line) => line.startsWith("RESULT ")),
    events: eventsSeen(eventLog(stage)),
  };
}

function eventLog({ folder }: Stage): string[] {
  const [file] = readdirSync(join(folder, "events"));
  return file === undefined
    ? []
    : readFileSync(join(folder, "events", file), "utf8")
        .split("\n")
        .filter(Boolean);
}

type Session = (stage: Stage) => Promise<Record<string, unknown>>;

/** Submits in client mode; between the jobs `between` may break something. */
async function clientSession(
  stage: Stage,
  workers: number,
  between: (cluster: StandaloneCluster, app: Running) => Promise<void>,
): Promise<Record<string, unknown>> {
  const cluster = await standaloneCluster(stage.home, stage.folder, workers);
  const states: Record<string, unknown> = { before: stateSeen(await cluster.state()) };
  try {
    const app = start(
      stage.home,
      "spark-submit",
      submitArgs(cluster, stage, "client", 2),
      stage.folder,
    );
    await firstJobDone(stage);
    states["running"] = stateSeen(await cluster.state());
    await between(cluster, app);
    goOn(stage);
    const exit = await app.ended;
    await pause(5000);
    if (isAlive(cluster.master)) states["after"] = stateSeen(await cluster.state());
    return { ...told(stage, cluster, app.lines), states, exit };
  } finally {
    await cluster.stop();
  }
}

const sessions: Record<string, Session> = {
  "standalone-client": (stage) => clientSession(stage, 2, async () => undefined),

  "standalone-worker-killed": (stage) =>
    clientSession(stage, 2, async (cluster, app) => {
      const [worker] = cluster.workers;
      if (worker !== undefined) await stop(worker, "SIGKILL");
      await untilLine(app, /Executor \d+ removed|Lost executor|Executor lost/);
      await untilLine(cluster.master, /Removing worker/);
    }),

  "standalone-master-killed": (stage) =>
    clientSession(stage, 2, async (cluster, app) => {
      await stop(cluster.master, "SIGKILL");
      await untilLine(app, /Disconnected from Spark cluster|Connection to .* failed/);
    }),

  "standalone-waiting": async (stage) => {
    const cluster = await standaloneCluster(stage.home, stage.folder, 0);
    try {
      const app = start(
        stage.home,
        "spark-submit",
        submitArgs(cluster, stage, "client", 0),
        stage.folder,
      );
      await untilLine(app, /Initial job has not accepted any resources/);
      const states: Record<string, unknown> = {
        waiting: stateSeen(await cluster.state()),
      };
      await cluster.addWorker();
      goOn(stage);
      const exit = await app.ended;
      await pause(5000);
      return { ...told(stage, cluster, app.lines), states, exit };
    } finally {
      await cluster.stop();
    }
  },

  "standalone-cluster": async (stage) => {
    const cluster = await standaloneCluster(stage.home, stage.folder, 2);
    try {
      const submit = start(
        stage.home,
        "spark-submit",
        submitArgs(cluster, stage, "cluster", 2),
        stage.folder,
      );
      const exit = await submit.ended;
      await firstJobDone(stage);
      const states: Record<string, unknown> = {
        running: stateSeen(await cluster.state()),
      };
      goOn(stage);
      await untilLine(cluster.master, /Removing driver/);
      await pause(5000);
      states["after"] = stateSeen(await cluster.state());
      const client = logsSeen(submit.lines, /Client|RestSubmission/);
      return { client, exit, ...told(stage, cluster, driverOutput(stage)), states };
    } finally {
      await cluster.stop();
    }
  },
};

/** In cluster mode the driver's output lies on the worker that ran it. */
function driverOutput({ folder }: Stage): string[] {
  const works = readdirSync(folder).filter((name) => name.startsWith("work-"));
  const drivers = works.flatMap((work) =>
    readdirSync(join(folder, work))
      .filter((name) => name.startsWith("driver-"))
      .map((name) => join(folder, work, name)),
  );
  return drivers.flatMap((driver) =>
    ["stderr", "stdout"].flatMap((stream) =>
      readFileSync(join(driver, stream), "utf8").split("\n"),
    ),
  );
}

async function record(home: string, name: string, session: Session): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "session-"));
  mkdirSync(join(folder, "events"));
  try {
    const jar = compiledSessions(home, folder);
    const seen = await session({ home, folder, jar });
    const text = layOut({ spark: "3.5.3", session: name, ...seen });
    const found = leaks(text);
    if (found.length > 0) {
      console.error(
        text
          .split("\n")
          .filter((line) => leaks(line).length > 0)
          .join("\n"),
      );
      throw new Error(`${name}: the recording tells ${found.join(", ")}`);
    }
    writeFileSync(join(here, "recordings", `${name}.json`), text);
    console.log(spoken({ en: `${name} recorded.`, ko: `${name} 기록함` }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const home = sparkHomeOr("oracle:sessions");
const wanted = process.argv.slice(2);
const all: Record<string, Session> = {
  ...sessions,
  refusals: (stage) => refusals(stage.home, stage.folder, stage.jar),
};
for (const [name, session] of Object.entries(all)) {
  if (wanted.length === 0 || wanted.includes(name)) await record(home, name, session);
}

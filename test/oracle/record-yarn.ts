/**
 * Records what spark-submit does against a real YARN: `npm run oracle:yarn [names…]`. Needs SPARK_HOME, Java, and in YARN_JARS a folder with Hadoop's mini
 * cluster: hadoop-client-minicluster 3.3.4, junit 4.13.2, mockito-core 2.28.2, bcprov, bcpkix and bcutil-jdk15on 1.70. One file a run in recordings/yarn/.
 *
 * Said of a run: exit code, what spark-submit and each ApplicationMaster wrote, states of application, attempts and containers in the ResourceManager's log.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { pause, sparkHomeOr, start, until, untilLine, type Running } from "./processes.ts";
import { withoutMachine } from "./without-machine.ts";
import { compiled, MiniYarn, type Stage } from "./yarn-cluster.ts";
import { applicationTold, clientLoggers, linesOf, masterLoggers } from "./yarn-normal.ts";
import { fileNameOf, yarnClusters, type YarnRun } from "./yarn-runs.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const java = dirname(
  dirname(
    execFileSync("readlink", ["-f", execFileSync("which", ["java"], { encoding: "utf8" }).trim()], {
      encoding: "utf8",
    }).trim(),
  ),
);

function submitting(stage: Stage, yarn: MiniYarn, meet: string, run: YarnRun): Running {
  mkdirSync(meet, { recursive: true });
  const settings = {
    "spark.ui.enabled": "false",
    "spark.executorEnv.JAVA_HOME": java,
    "spark.yarn.appMasterEnv.JAVA_HOME": java,
    // What is zipped and uploaded otherwise is told by the first two runs.
    ...(run.name === run.mode
      ? {}
      : { "spark.yarn.jars": `local:${join(stage.home, "jars", "*")}` }),
    "spark.yarn.stagingDir": `file://${join(stage.folder, "staging")}`,
  };
  const conf = Object.entries(settings).flatMap(([key, value]) => ["--conf", `${key}=${value}`]);
  const how = `--master yarn --deploy-mode ${run.mode} --class oracle.OnYarn --executor-memory 512m --driver-memory 512m`;
  const words = [
    ...how.split(" "),
    ...conf,
    ...run.words,
    stage.jar,
    meet,
    String(run.awaits),
    run.way,
  ];
  const env: Record<string, string> =
    run.unconfigured === true ? {} : { HADOOP_CONF_DIR: yarn.folder };
  return start(stage.home, "spark-submit", words, meet, env);
}

const isThere = (path: string): true | undefined => existsSync(path) || undefined;

/** The process of this machine whose command line holds all these words. */
function processWith(...words: string[]): number {
  const all = execFileSync("jps", ["-lm"], { encoding: "utf8" }).split("\n");
  const line = all.find((each) => words.every((word) => each.includes(word)));
  if (line === undefined) throw new Error(`no process with ${words.join(" ")}`);
  return Number.parseInt(line, 10);
}

async function breakIt(
  run: YarnRun,
  yarn: MiniYarn,
  app: Running,
  id: string,
  meet: string,
): Promise<void> {
  const lines = yarn.lines.length;
  switch (run.breaks) {
    case "am": {
      const name = run.mode === "cluster" ? "deploy.yarn.ApplicationMaster" : "ExecutorLauncher";
      process.kill(processWith(name), "SIGKILL");
      if (run.words.includes("spark.yarn.maxAppAttempts=1")) return yarn.over(id);
      const again = /appattempt_\S+_000002 State change from LAUNCHED to RUNNING/;
      await until("a second attempt", () =>
        yarn.lines.slice(lines).find((line) => again.test(line)),
      );
      if (run.mode === "client") return pause(8000);
      rmSync(join(meet, "first"), { force: true });
      await until("the first job, again", () => isThere(join(meet, "first")));
      return;
    }
    case "nothing":
      return pause(8000);
    case "client": {
      const pid = processWith("SparkSubmit", "oracle.OnYarn");
      process.kill(pid, "SIGKILL");
      await app.ended;
      return;
    }
    case "executor":
      process.kill(processWith("YarnCoarseGrainedExecutorBackend", "--executor-id 1 "), "SIGKILL");
      await untilLine(app, /with ID 3,/);
      return;
    case "application":
      yarn.ask(`kill-${id}`);
      await yarn.over(id);
      return;
    default:
  }
}

async function recorded(
  stage: Stage,
  yarn: MiniYarn,
  run: YarnRun,
): Promise<Record<string, unknown>> {
  const meet = join(stage.folder, `meet-${run.name.replaceAll(/\W+/g, "-")}`);
  const since = yarn.lines.length;
  const first =
    run.behind === true
      ? submitting(stage, yarn, `${meet}-first`, { ...run, way: "holds", name: "first" })
      : undefined;
  if (first !== undefined) await until("the first", () => isThere(join(`${meet}-first`, "first")));
  const from = yarn.lines.length;
  const app = submitting(stage, yarn, meet, run);
  if (run.behind === true) {
    await untilLine(app, /state: ACCEPTED/);
    await pause(5000);
    writeFileSync(join(`${meet}-first`, "go"), "");
    await first?.ended;
  }
  if (run.breaks !== undefined) {
    await until("the first job", () => isThere(join(meet, "first")));
    await breakIt(run, yarn, app, await yarn.application(from), meet);
  }
  writeFileSync(join(meet, "go"), "");
  const exit = await app.ended;
  const ids = yarn.applications(from);
  for (const id of ids) await yarn.over(id);
  await pause(3000);
  const [id] = ids;
  const masters = id === undefined ? {} : yarn.masterLogs(id);
  const results = [...app.lines, ...Object.values(masters).flat()].filter((line) =>
    line.startsWith("RESULT "),
  );
  return {
    exit,
    client: linesOf(app.lines, clientLoggers),
    results,
    masters: Object.fromEntries(
      Object.entries(masters).map(([attempt, lines]) => [attempt, linesOf(lines, masterLoggers)]),
    ),
    ...(id === undefined ? {} : { application: applicationTold(yarn.lines.slice(since), id) }),
  };
}

/** Applications are counted from 1 in each recording. */
function renumbered(text: string): string {
  const numbers = [
    ...new Set([...text.matchAll(/_T_(\d{4})/g)].map(([, number = ""]) => number)),
  ].toSorted();
  return text.replaceAll(
    /_T_(\d{4})/g,
    (_, number: string) => `_T_${String(numbers.indexOf(number) + 1).padStart(4, "0")}`,
  );
}

const home = sparkHomeOr("oracle:yarn");
const hadoop = process.env["YARN_JARS"] ?? "";
const folder = mkdtempSync(join(tmpdir(), "yarn-"));
const wanted = process.argv.slice(2);
try {
  if (!existsSync(hadoop) || readdirSync(hadoop).length === 0)
    throw new Error("YARN_JARS names no folder with jars");
  const stage = { home, folder, hadoop, jar: compiled(home, folder, hadoop) };
  mkdirSync(join(here, "recordings", "yarn"), { recursive: true });
  mkdirSync(join(folder, "staging"));
  for (const cluster of yarnClusters) {
    const runs = cluster.runs.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
    if (runs.length === 0) continue;
    const yarn = await MiniYarn.start(stage, cluster);
    try {
      for (const run of runs) {
        const told = await recorded(stage, yarn, run).catch((error: unknown) => {
          console.error(`${run.name}: ${String(error)}`);
        });
        if (told === undefined) continue;
        const text = withoutMachine(
          renumbered(layOut({ spark: "3.5.3", run: run.name, cluster: cluster.name, ...told })),
          [folder],
        );
        const found = leaks(text);
        if (found.length > 0) console.error(`${run.name}: tells ${found.join(", ")}`);
        writeFileSync(join(here, "recordings", "yarn", fileNameOf(run.name)), text);
        console.log(`${run.name}: exit ${String(told["exit"])}`);
      }
    } finally {
      await yarn.stop();
    }
  }
} finally {
  if (process.env["KEEP"] === undefined) rmSync(folder, { recursive: true, force: true });
}

/**
 * `npm run spark-submit -- [options] app.ts [words]`: a program in TypeScript, submitted as Spark submits one, to a simulated cluster.
 *
 * In Spark: bin/spark-submit. Same: options, settings, refusals, exit codes; log lines on standard error, what the driver prints on standard output,
 * and in cluster mode on the machine where the driver is (kept under out/spark-submit). A master that begins with `spark://` stands for a
 * standalone cluster of three workers, or as KINDLING_WORKERS says (`3x4x8g`), whose Master calls itself `spark://master:7077`. Time is virtual. Left out on purpose: a cluster that outlives the
 * command; YARN, Mesos and Kubernetes, which are refused in one line.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { register } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format } from "node:util";
import { classMissing, submissionOf, submitted } from "../deploy/submit/submission.ts";
import type { Prepared } from "../deploy/submit/prepare.ts";
import { partsOf, pathOf } from "../deploy/submit/surroundings.ts";
import type { Both } from "../foundation/language.ts";
import { type ClusterSpec, JavaError, local, type Main, simulate, standalone } from "../index.ts";
import { RealDisk } from "./real-disk.ts";
import { logText } from "./log-text.ts";
import { swallowedBy, workersIn } from "./submit-words.ts";
import { surroundingsAt } from "./submit-surroundings.ts";
import { at, language, WrongWords } from "./wrong-words.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const sayBoth = (line: Both): void => say(`spark-submit: ${line[language]}`);

function clusterOf({ manager, args }: Prepared): ClusterSpec {
  const { master = "local[*]" } = args;
  if (manager === "local") return local(master);
  if (manager === "standalone") return standalone(workersIn(process.env["KINDLING_WORKERS"]));
  throw new WrongWords({
    en: `${master} is understood, but there is no such cluster here yet; --master local[4] or spark://master:7077 runs.`,
    ko: `${master}의 뜻은 알지만 그런 클러스터는 아직 없습니다. 지금 실행할 수 있는 것은 --master local[4]와 spark://master:7077입니다.`,
  });
}

/** The program's main. @throws WrongWords for what is no program in TypeScript. */
async function mainOf({ args, mainClass }: Prepared): Promise<Main<unknown> | undefined> {
  const { primaryResource = "" } = args;
  const file = pathOf(primaryResource);
  if (file === undefined || !/\.[cm]?[jt]s$/.test(file))
    throw new WrongWords({
      en: `programs here are TypeScript: a file app.ts that exports default (spark, words) => …; ${primaryResource} is none.`,
      ko: `여기서 실행하는 프로그램은 TypeScript입니다. app.ts에서 export default (spark, words) => … 형태로 내보내세요. ${primaryResource}은(는) 아닙니다.`,
    });
  if (surroundings.readFile(file) === undefined) {
    say(classMissing(mainClass));
    return undefined;
  }
  register("./closure-hooks.mjs", import.meta.url, {
    data: { program: pathToFileURL(file).href, root: new URL("../../", import.meta.url).href },
  });
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const main = module["default"] ?? module["main"];
  if (typeof main === "function") return main as Main<unknown>;
  throw new WrongWords({
    en: `${primaryResource} exports no main: export default async (spark, words) => { … }`,
    ko: `${primaryResource}에 main이 없습니다. export default async (spark, words) => { … } 형태로 내보내세요.`,
  });
}

/** What the driver prints goes to the machine where it runs: here in client mode, a worker's folder in cluster mode. */
function capturing(lines: string[]): () => void {
  const { log } = console;
  console.log = (...words: unknown[]) => void lines.push(format(...words));
  return () => void (console.log = log);
}

const levels = ["INFO", "WARN", "ERROR"] as const;

async function run(prepared: Prepared, words: readonly string[]): Promise<number> {
  const cluster = clusterOf(prepared);
  const main = await mainOf(prepared);
  if (main === undefined) return 101;
  const submission = submissionOf(prepared);
  const level = levels.find((one) => one === submission.conf["spark.log.level"]) ?? "INFO";
  const isCluster = submission.deployMode === "cluster";
  const simulation = simulate(cluster, { files: new RealDisk(at), logLevel: level });
  const printed: string[] = [];
  const logged: string[] = [];
  let exit: number | undefined;
  let driverId = "";
  simulation.world.trace.listen((event) => {
    if (event.kind === "ClientExited") exit = event.exitCode;
    if (event.kind === "SubmitDriverResponse") ({ driverId } = event);
    if (event.kind !== "LogLine") return;
    if (event.logger === "stdout") {
      if (submission.manager === "local") process.stdout.write(`${event.text}\n`);
    } else if (event.process === "driver" && isCluster) logged.push(logText(event));
    else if (event.process === "driver" || event.process === "spark-submit") say(logText(event));
  });
  const app = simulation.submit({ ...submission, submitHost: "this-machine" }, (spark, driver) => {
    lookForLogFolder(submission.conf, () =>
      simulation.world.log("ERROR", "SparkContext", "Error initializing SparkContext.", "driver"),
    );
    return (main as (...given: unknown[]) => unknown)(spark, words, driver);
  });
  const release = isCluster ? capturing(printed) : undefined;
  try {
    await simulation.run();
  } finally {
    release?.();
  }
  keepLog(submission.conf, app.id, () => app.eventLog());
  if (isCluster) {
    if (app.error !== undefined) logged.push(uncaught(app.error));
    kept(driverId, printed, logged);
    return exit ?? 0;
  }
  if (app.error === undefined) return exit ?? 0;
  say(uncaught(app.error));
  return exit ?? 1;
}

function uncaught(error: unknown): string {
  if (error instanceof JavaError)
    return `Exception in thread "main" ${error.className}: ${error.message}`;
  return `Exception in thread "main" ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** The driver's own output, as its worker keeps it: work/driver-…/stdout and stderr. */
function kept(driverId: string, printed: readonly string[], logged: readonly string[]): void {
  if (driverId === "") return;
  const folder = join(root, "out/spark-submit/work", driverId);
  mkdirSync(folder, { recursive: true });
  const whole = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
  writeFileSync(join(folder, "stdout"), whole(printed));
  writeFileSync(join(folder, "stderr"), whole(logged));
  sayBoth({
    en: `the driver ran on a worker; what it printed lies there: out/spark-submit/work/${driverId}/stdout, stderr`,
    ko: `드라이버는 워커에서 돌았고 출력도 그곳에 있습니다: out/spark-submit/work/${driverId}/stdout, stderr`,
  });
}

type Settings = Readonly<Record<string, string>>;

/** Where the event log goes: spark.eventLog.dir, by default where Spark puts it; undefined where there is to be none. */
function logFolderOf(conf: Settings): string | undefined {
  if (conf["spark.eventLog.enabled"] !== "true") return undefined;
  const dir = conf["spark.eventLog.dir"] ?? "/tmp/spark-events";
  return resolve(at, pathOf(dir) ?? dir);
}

function keepLog(conf: Settings, id: string, log: () => string): void {
  const folder = logFolderOf(conf);
  if (folder !== undefined && id !== "" && surroundings.exists(folder))
    writeFileSync(join(folder, id), log());
}

/** The driver's context finds the folder missing once its application is registered, wherever the driver runs. @throws JavaError */
function lookForLogFolder(conf: Settings, complain: () => void): void {
  const folder = logFolderOf(conf);
  if (folder === undefined || surroundings.exists(folder)) return;
  complain();
  throw new JavaError("java.io.FileNotFoundException", `File file:${folder} does not exist`);
}

const surroundings = surroundingsAt(at, process.env);

async function command(words: readonly string[]): Promise<number> {
  const swallowed = swallowedBy(process.env);
  if (swallowed !== undefined) {
    sayBoth(swallowed);
    return 2;
  }
  const { lines, exit, prepared, childArgs } = submitted(words, surroundings);
  lines.forEach(say);
  if (exit !== undefined || prepared === undefined) return exit ?? 0;
  for (const jar of partsOf(prepared.args.jars))
    if (prepared.mode === "client" && !surroundings.exists(pathOf(jar) ?? jar))
      say(`Warning: Local jar ${pathOf(jar) ?? jar} does not exist, skipping.`);
  return run(prepared, childArgs);
}

try {
  process.exitCode = await command(process.argv.slice(2));
} catch (thrown) {
  if (thrown instanceof WrongWords) sayBoth(thrown.line);
  else if (thrown instanceof JavaError) say(uncaught(thrown));
  else throw thrown;
  process.exitCode = 1;
}

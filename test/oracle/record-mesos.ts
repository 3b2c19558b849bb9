/**
 * Records what Spark's three Mesos schedulers answer to offers: `npm run oracle:mesos [names…]`. Needs SPARK_HOME and Java; no Mesos. One file a run in
 * recordings/mesos/, and what spark-submit and the dispatcher say where the native library is missing in recordings/mesos-refused.json. Takes seven minutes.
 *
 * Said of a step: the calls to the driver of Mesos with all resources and commands, what the dispatcher's gateway answered, its books, log lines, what was thrown.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { fileNameOf, mesosRuns } from "./mesos-runs.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr, start } from "./processes.ts";
import { withoutMachine } from "./without-machine.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const home = sparkHomeOr("oracle:mesos");
const folder = mkdtempSync(join(tmpdir(), "mesos-"));
const kept = join(here, "recordings", "mesos");

/** Log lines of the schedulers and of what they are built from, in order with what is printed. */
const logging = `rootLogger.level = error
rootLogger.appenderRef.out.ref = out
appender.out.type = Console
appender.out.name = out
appender.out.target = SYSTEM_OUT
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = @log %p %c{1}: %m%n
logger.mesos.name = org.apache.spark.scheduler.cluster.mesos
logger.mesos.level = info
`;

const plain = (line: string): string =>
  withoutMachine(line.replaceAll(home, "/opt/spark"), [folder])
    .replace(/localhost:\d+/g, "HOST:PORT")
    .replaceAll("127.0.0.1", "HOST")
    .replace(/name: \d+@\S+/, "name: PID@HOST")
    .replaceAll("CoarseProbe", "MesosCoarseGrainedSchedulerBackend")
    .replaceAll("FineProbe", "MesosFineGrainedSchedulerBackend")
    .replaceAll("DispatcherProbe", "MesosClusterScheduler")
    .replace(/driver-\d{14}-/g, "driver-T-");

/** Of an answer that fails its first line, of a status in Mesos' own text the state. */
const withoutTrace = (json: string): string =>
  json
    .replace(/"message":"((?:[^"\\]|\\[^n])*)\\n\\t[^"]*(?:\\"[^"]*)*"/, '"message":"$1"')
    .replace(/"message":"task_id (?:[^"\\]|\\.)*?(state: \w+)(?:[^"\\]|\\.)*"/, '"message":"$1"');

interface StepTold {
  calls?: unknown[];
  answers?: unknown[];
  books?: unknown;
  logs?: string[];
  thrown?: string;
}

/** What is said of a run: before its first step, and at each. */
function told(lines: readonly string[]): readonly StepTold[] {
  const steps: StepTold[] = [{}];
  for (const line of lines) {
    const step = steps.at(-1) ?? {};
    const [, word = "", rest = ""] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    if (word === "step") steps.push({});
    if (word === "call") (step.calls ??= []).push(JSON.parse(rest));
    if (word === "answer") (step.answers ??= []).push(JSON.parse(withoutTrace(rest)));
    if (word === "books") step.books = JSON.parse(rest);
    if (word === "log") (step.logs ??= []).push(rest);
    if (word === "thrown") step.thrown = rest;
    // What its context does when it is stopped is no step.
    if (word === "over") break;
  }
  return steps;
}

function keep(path: string, value: unknown): void {
  const text = layOut(value);
  const found = leaks(text);
  if (found.length > 0) console.error(`${path}: tells ${found.join(", ")}`);
  writeFileSync(path, text);
}

async function answers(jar: string, wanted: readonly string[]): Promise<void> {
  const runs = mesosRuns.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const [log, data] = [join(folder, "log4j2.properties"), join(folder, "runs.json")];
  writeFileSync(log, logging);
  writeFileSync(data, JSON.stringify(runs));
  const options = `-Dlog4j2.configurationFile=file:${log}`;
  const main = "org.apache.spark.scheduler.cluster.mesos.OnMesos";
  const words = ["--driver-java-options", options, "--class", main, jar, data];
  const probe = start(home, "spark-submit", words, folder, { SPARK_HOME: home });
  await probe.ended;
  if (!probe.lines.includes("@end")) throw new Error(probe.lines.slice(-20).join("\n"));
  const starts = probe.lines.flatMap((line, index) => (line.startsWith("@run ") ? [index] : []));
  for (const [index, at] of starts.entries()) {
    const name = (probe.lines[at] ?? "").slice("@run ".length);
    const own = probe.lines.slice(at, starts[index + 1]).map(plain);
    const steps = told(own);
    keep(join(kept, fileNameOf(name)), { spark: "3.5.3", run: name, steps });
    console.log(`${name}: ${steps.length - 1} steps`);
  }
}

const withoutTime = (line: string): string =>
  plain(line).replace(/^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d /, "");

/** What is said without libmesos: exit code, and lines of the managers' own classes. */
async function refusals(jar: string): Promise<void> {
  const telling = /^(?!.*Added JAR)(.*([mM]esos|Exception|UnsatisfiedLink)|Error|--|Options| +\S)/;
  const said: Record<string, unknown> = {};
  const program = join(folder, "none.jar");
  writeFileSync(program, "");
  const client = `--conf spark.ui.enabled=false --master mesos://127.0.0.1:5050 --class org.apache.spark.scheduler.cluster.mesos.MesosClient`;
  const dispatcher = "org.apache.spark.deploy.mesos.MesosClusterDispatcher";
  const rest = "--conf spark.master.rest.enabled=true";
  const cluster = "--master mesos://127.0.0.1:1 --deploy-mode cluster";
  const commands: readonly (readonly [
    name: string,
    command: string,
    words: string,
    library?: string,
  ])[] = [
    ["client, coarse-grained", "spark-submit", `${client} ${jar}`],
    ["client, fine-grained", "spark-submit", `--conf spark.mesos.coarse=false ${client} ${jar}`],
    ["client, library not there", "spark-submit", `${client} ${jar}`, "/usr/lib/libmesos.so"],
    [
      "dispatcher",
      "spark-class",
      `${dispatcher} --master mesos://127.0.0.1:5050 --host 127.0.0.1 --port 0 --webui-port 0`,
    ],
    ["dispatcher without a master", "spark-class", dispatcher],
    ["cluster, without the gateway", "spark-submit", `${cluster} --class Pi ${program}`],
    ["cluster, nobody there", "spark-submit", `${cluster} ${rest} --class Pi ${program}`],
  ];
  for (const [name, command, words, library] of commands) {
    const env: Record<string, string> =
      library === undefined ? {} : { MESOS_NATIVE_JAVA_LIBRARY: library };
    const run = start(home, command, words.split(" "), folder, env);
    const patience = setTimeout(() => run.child.kill("SIGKILL"), 60_000);
    const exit = await run.ended;
    clearTimeout(patience);
    said[name] = {
      command,
      words: plain(words),
      exit,
      lines: run.lines
        .filter((line) => telling.test(line) && !/^\s+at /.test(line))
        .map(withoutTime),
    };
    console.log(`${name}: exit ${exit}`);
  }
  keep(join(here, "recordings", "mesos-refused.json"), { spark: "3.5.3", said });
}

try {
  mkdirSync(kept, { recursive: true });
  const jar = join(folder, "oracle.jar");
  const compiler = `-cp ${join(home, "jars", "*")} scala.tools.nsc.Main -usejavacp -nowarn -d ${jar}`;
  execFileSync("java", [...compiler.split(" "), join(here, "OnMesos.scala")], { stdio: "inherit" });
  const wanted = process.argv.slice(2);
  if (wanted.length === 0 || wanted.includes("refusals")) await refusals(jar);
  if (wanted.length === 0 || !wanted.includes("refusals")) await answers(jar, wanted);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

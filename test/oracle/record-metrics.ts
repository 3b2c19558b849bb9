/**
 * `npm run oracle:metrics`: the metrics of real Spark in every format of its sinks: the driver of an application in local mode and on a standalone cluster, its
 * executors as Prometheus sees them, the files and lines of the CSV and Graphite sinks, and the Master's and the Worker's own. What `promtool check metrics`
 * says of them is kept, too, where promtool is installed. Writes recordings/metrics. Needs SPARK_HOME and Java. In Spark: nothing.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, sparkHomeOr, start, stop, untilLine } from "./processes.ts";
import { scraped } from "./prometheus-server.ts";
import { recordSinks } from "./record-metric-sinks.ts";
import { withoutMachine } from "./without-machine.ts";

const home = sparkHomeOr("npm run oracle:metrics");
const here = fileURLToPath(new URL(".", import.meta.url));
const kept = join(here, "recordings", "metrics");
const folder = mkdtempSync(join(tmpdir(), "metrics-"));

const properties = (csv: string, graphite: number): string =>
  [
    "*.sink.prometheusServlet.class=org.apache.spark.metrics.sink.PrometheusServlet",
    "*.sink.prometheusServlet.path=/metrics/prometheus",
    "master.sink.prometheusServlet.path=/metrics/master/prometheus",
    "applications.sink.prometheusServlet.path=/metrics/applications/prometheus",
    "driver.sink.csv.class=org.apache.spark.metrics.sink.CsvSink",
    "driver.sink.csv.period=1",
    `driver.sink.csv.directory=${csv}`,
    "driver.sink.graphite.class=org.apache.spark.metrics.sink.GraphiteSink",
    "driver.sink.graphite.host=127.0.0.1",
    `driver.sink.graphite.port=${graphite}`,
    "driver.sink.graphite.period=1",
    "driver.source.jvm.class=org.apache.spark.metrics.source.JvmSource",
    "",
  ].join("\n");

/** Everything that is sent to a port, as text. */
async function listening(
  port: number,
): Promise<{ readonly text: () => string; readonly close: () => void }> {
  let text = "";
  const server = createServer((socket) => {
    socket.on("data", (data) => (text += data.toString("utf8")));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  return { text: () => text, close: () => void server.close() };
}

/** The lines of the last report, each name once. */
function lastReport(text: string): string {
  const lines = text.split("\n").filter((line) => line !== "");
  const byName = new Map(lines.map((line) => [line.split(" ")[0] ?? "", line]));
  return `${[...byName.values()].join("\n")}\n`;
}

const asText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const plain = (text: string): string =>
  text
    .split("\n")
    .map((line) => withoutMachine(line, [folder, home]))
    .join("\n");

const keep = (name: string, text: string): void => writeFileSync(join(kept, name), plain(text));

/** Runs the application; `meanwhile` gets the address of its web UI while it waits. */
async function application(
  jar: string,
  master: string,
  conf: string,
  meanwhile?: (ui: string) => Promise<void>,
): Promise<void> {
  const name = meanwhile === undefined ? "local" : "cluster";
  const out = join(folder, name);
  mkdirSync(out);
  const how = `--master ${master} --driver-memory 512m --executor-memory 512m --class org.apache.spark.oracle.Metrics`;
  const settings = [
    `spark.metrics.conf=${conf}`,
    "spark.ui.prometheus.enabled=true",
    "spark.metrics.appStatusSource.enabled=true",
    "spark.cores.max=2",
  ].flatMap((one) => ["--conf", one]);
  const stays = meanwhile === undefined ? "1500" : "20000";
  const args = [...how.split(" "), ...settings, jar, out, "3000", stays];
  const app = start(home, "spark-submit", args, folder);
  const line = await untilLine(app, /^@asked/);
  await meanwhile?.(line.split(" ")[1] ?? "");
  if ((await app.ended) !== 0) throw new Error(app.lines.slice(-30).join("\n"));
  for (const file of readdirSync(out))
    keep(`${name}-${file}`, readFileSync(join(out, file), "utf8"));
}

const answered = async (url: string): Promise<string> => (await fetch(url)).text();

interface Daemons {
  readonly url: string;
  /** Where each has its metrics for Prometheus. */
  readonly pages: Readonly<Record<string, string>>;
  readonly end: () => Promise<void>;
}

async function daemons(conf: string): Promise<Daemons> {
  const [port, masterWeb, workerWeb] = [await freePort(), await freePort(), await freePort()];
  const env = { SPARK_DAEMON_JAVA_OPTS: `-Dspark.metrics.conf=${conf}` };
  const url = `spark://127.0.0.1:${port}`;
  const run = (words: string) =>
    start(home, "spark-class", `org.apache.spark.deploy.${words}`.split(" "), folder, env);
  const master = run(`master.Master -h 127.0.0.1 -p ${port} --webui-port ${masterWeb}`);
  await untilLine(master, /New state: ALIVE/);
  const work = join(folder, "work");
  const worker = run(
    `worker.Worker -h 127.0.0.1 -c 2 -m 2g --webui-port ${workerWeb} -d ${work} ${url}`,
  );
  await untilLine(worker, /Successfully registered with master/);
  const masterAt = `http://127.0.0.1:${masterWeb}/metrics`;
  return {
    url,
    pages: {
      master: `${masterAt}/master/prometheus/`,
      applications: `${masterAt}/applications/prometheus/`,
      worker: `http://127.0.0.1:${workerWeb}/metrics/prometheus/`,
    },
    end: async () => {
      await stop(worker);
      await stop(master);
    },
  };
}

/** What Prometheus's own tool says of each text; undefined where it is not installed. */
function checked(): Readonly<Record<string, string>> | undefined {
  const said: Record<string, string> = {};
  for (const name of readdirSync(kept).filter((one) => one.endsWith(".prom"))) {
    const input = readFileSync(join(kept, name));
    const told = spawnSync("promtool", ["check", "metrics"], { input, encoding: "utf8" });
    if (told.error !== undefined) return undefined;
    const words = told.stderr.split("\n").map((line) => line.replace(/^\S+ /, ""));
    const kinds = [...new Set(words.filter((line) => line !== ""))].sort();
    said[name] = `exit code ${told.status}: ${kinds.join("; ")}`;
  }
  return said;
}

async function local(jar: string, conf: string, csv: string, port: number): Promise<void> {
  const graphite = await listening(port);
  await application(jar, "local[2]", conf);
  const heads = readdirSync(csv)
    .sort()
    .map((name) => [name, readFileSync(join(csv, name), "utf8").split("\n")[0]]);
  keep("csv.json", asText(heads));
  keep("graphite.txt", lastReport(graphite.text()));
  graphite.close();
}

async function onCluster(jar: string, conf: string): Promise<void> {
  const { url, pages, end } = await daemons(conf);
  await application(jar, url, conf, async (ui) => {
    for (const [name, page] of Object.entries(pages)) {
      keep(`${name}.json`, await answered(page.replace("/prometheus/", "/json/")));
      keep(`${name}.prom`, await answered(page));
    }
    const driver = `${ui}/metrics/prometheus/`;
    const executors = `${ui}/metrics/executors/prometheus/`;
    const seen = await scraped(folder, { driver, executors, ...pages });
    if (seen !== undefined) keep("prometheus.json", asText(seen));
  });
  await end();
}

try {
  const jar = join(folder, "oracle.jar");
  const compiler = `-cp ${join(home, "jars", "*")} scala.tools.nsc.Main -usejavacp -nowarn -d ${jar}`;
  const programs = ["Metrics.scala", "MetricSinks.scala"].map((name) => join(here, name));
  execFileSync("java", [...compiler.split(" "), ...programs], { stdio: "inherit" });
  const [csv, port] = [join(folder, "csv"), await freePort()];
  mkdirSync(csv);
  mkdirSync(join(kept, "sinks"), { recursive: true });
  await recordSinks({ home, jar, folder, keep });
  if (process.argv.includes("sinks")) process.exit();
  const conf = join(folder, "metrics.properties");
  writeFileSync(conf, properties(csv, port));
  await local(jar, conf, csv, port);
  await onCluster(jar, conf);
  const said = checked();
  if (said !== undefined) keep("promtool.json", asText(said));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

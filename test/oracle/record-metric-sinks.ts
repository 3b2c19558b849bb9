/**
 * What real Spark's console and CSV sinks write while an application goes through the steps of MetricSinks.scala: the driver in local mode and on a standalone cluster, its
 * executors, and the Master and the Worker meanwhile. Part of `npm run oracle:metrics`. Writes recordings/metrics/sinks. In Spark: ConsoleSink, CsvSink.
 */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, start, stop, untilLine, type Running } from "./processes.ts";

const sink = "org.apache.spark.metrics.sink";

/** Settings of an application: both sinks each second, for the driver and its executors. */
const settings = (csv: string): readonly string[] => [
  `spark.metrics.conf.*.sink.console.class=${sink}.ConsoleSink`,
  "spark.metrics.conf.*.sink.console.period=1",
  `spark.metrics.conf.*.sink.csv.class=${sink}.CsvSink`,
  "spark.metrics.conf.*.sink.csv.period=1",
  `spark.metrics.conf.*.sink.csv.directory=${csv}`,
  "spark.metrics.appStatusSource.enabled=true",
  "spark.ui.showConsoleProgress=false",
  "spark.ui.enabled=false",
  "spark.executor.cores=1",
  "spark.cores.max=2",
  "spark.locality.wait=0",
];

export interface Report {
  /** As the console has it, without the last empty line. */
  readonly lines: readonly string[];
  /** The mark that came after it; undefined for the last one. */
  readonly before: string | undefined;
}

const STOPPED = "@stopped";
const isBanner = (line: string): boolean => /^\d+\/\d+\/\d+, \d+:\d+:\d+.[AP]M =+$/.test(line);

/** Reports among other output, each with the next line that begins with @. */
function reportsIn(lines: readonly string[]): readonly Report[] {
  const found: { lines: string[]; before: string | undefined }[] = [];
  for (const line of lines) {
    if (isBanner(line)) found.push({ lines: [line], before: undefined });
    else if (line.startsWith("@")) for (const one of found) one.before ??= line;
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/** The last report before each mark, and all while the context stops. */
const lastBeforeMarks = (reports: readonly Report[]): readonly Report[] =>
  reports.filter((one, at) => one.before === STOPPED || one.before !== reports[at + 1]?.before);

/** Two threads of an executor that ends report at once, so that lines of one stand among the other's: the last that is whole. */
const lastWhole = (reports: readonly Report[]): Report | undefined => {
  const sizes = reports.map(({ lines }) => lines.length).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)];
  return reports.filter(({ lines }) => lines.length === usual).at(-1);
};

const asText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const text = (report: Report | undefined): string => `${(report?.lines ?? []).join("\n")}\n`;

/** Names, and what stands below each, of one report. */
function valuesIn({ lines }: Report): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  let name = "";
  for (const line of lines.slice(1)) {
    const [, what = "", value = ""] = /^ +(.+?) (?:=|<=) (.*)$/.exec(line) ?? [];
    if (/^(value|count)$/.test(what)) values[name] = value;
    else if (/^[^ -]/.test(line)) name = line;
  }
  return values;
}

/** Every file of a folder: its head, its rows as they are where they are whole numbers, how many there are. */
const filesIn = (csv: string) =>
  readdirSync(csv)
    .sort()
    .map((name) => {
      const [head = "", ...rows] = readFileSync(join(csv, name), "utf8").trimEnd().split("\n");
      return { name, head, rows: rows.length, first: rows[0], last: rows.at(-1) };
    });

interface Recorder {
  readonly home: string;
  readonly jar: string;
  readonly folder: string;
  readonly keep: (name: string, text: string) => void;
}

function application({ home, jar, folder }: Recorder, master: string, csv: string): Running {
  const how = `--master ${master} --driver-memory 512m --executor-memory 512m --class org.apache.spark.oracle.MetricSinks`;
  const conf = settings(csv).flatMap((one) => ["--conf", one]);
  return start(home, "spark-submit", [...how.split(" "), ...conf, jar], folder);
}

function keepRun({ keep }: Recorder, name: string, lines: readonly string[], csv: string): void {
  const reports = reportsIn(
    lines.filter((line) => !/^\d\d\/\d\d\/\d\d .* (INFO|WARN|ERROR) /.test(line)),
  );
  const steps = lastBeforeMarks(reports).map((one) => ({
    before: one.before ?? "",
    values: valuesIn(one),
  }));
  keep(`sinks/${name}-console.txt`, text(reports.filter((one) => one.before !== undefined).at(-1)));
  keep(`sinks/${name}-steps.json`, asText(steps));
  keep(`sinks/${name}-csv.json`, asText(filesIn(csv)));
}

async function local(recorder: Recorder): Promise<void> {
  const csv = join(recorder.folder, "sinks-local");
  mkdirSync(csv);
  const app = application(recorder, "local[2,4]", csv);
  if ((await app.ended) !== 0)
    throw new Error(app.lines.filter((line) => /@|xception/.test(line)).join("\n"));
  keepRun(recorder, "local", app.lines, csv);
}

/** What becomes of a context whose sink may not report so often. */
async function refused(recorder: Recorder): Promise<void> {
  const { home, jar, folder, keep } = recorder;
  const conf = settings(folder).filter((one) => !one.includes("console.period"));
  conf.push("spark.metrics.conf.*.sink.console.period=0");
  const words = conf.flatMap((one) => ["--conf", one]);
  const how = "--master local[2] --class org.apache.spark.oracle.MetricSinks".split(" ");
  const app = start(home, "spark-submit", [...how, ...words, jar], folder);
  const code = await app.ended;
  const said = app.lines
    .filter((line) => /ERROR|xception/.test(line) && !line.startsWith("\tat "))
    .map((line) => line.replace(/^\d\d\/\d\d\/\d\d \S+ /, ""));
  keep("sinks/refused.txt", `${[`exit code ${code}`, ...said].join("\n")}\n`);
}

async function onCluster(recorder: Recorder): Promise<void> {
  const { home, folder, keep } = recorder;
  const port = await freePort();
  const env = {
    SPARK_DAEMON_JAVA_OPTS: `-Dspark.metrics.conf.*.sink.console.class=${sink}.ConsoleSink -Dspark.metrics.conf.*.sink.console.period=1`,
  };
  const url = `spark://127.0.0.1:${port}`;
  const work = join(folder, "sinks-work");
  const run = (words: string) =>
    start(home, "spark-class", `org.apache.spark.deploy.${words}`.split(" "), folder, env);
  const master = run(`master.Master -h 127.0.0.1 -p ${port} --webui-port ${await freePort()}`);
  await untilLine(master, /New state: ALIVE/);
  const worker = run(
    `worker.Worker -h 127.0.0.1 -c 2 -m 2g --webui-port ${await freePort()} -d ${work} ${url}`,
  );
  await untilLine(worker, /Successfully registered with master/);
  const csv = join(folder, "sinks-cluster");
  mkdirSync(csv);
  const app = application(recorder, url, csv);
  await untilLine(app, /^@after shuffled/);
  // A Master reports twice each time: of itself, and of its applications.
  for (const [name, daemon] of [
    ["master", master],
    ["application", master],
    ["worker", worker],
  ] as const) {
    const own = reportsIn(daemon.lines.slice(0, -1)).filter(({ lines }) =>
      lines.some((line) => line.startsWith(`${name}.`)),
    );
    keep(`sinks/${name}-console.txt`, text(own.at(-2)));
  }
  if ((await app.ended) !== 0)
    throw new Error(app.lines.filter((line) => /@|xception/.test(line)).join("\n"));
  keepRun(recorder, "cluster", app.lines, csv);
  const [appId = ""] = readdirSync(work);
  if (readdirSync(join(work, appId)).length !== 2)
    throw new Error("an executor was lost on the way, which is no part of the steps: record again");
  for (const id of readdirSync(join(work, appId)).sort()) {
    const said = readFileSync(join(work, appId, id, "stdout"), "utf8").split("\n");
    keep(`sinks/executor-${id}-console.txt`, text(lastWhole(reportsIn(said))));
  }
  await stop(worker);
  await stop(master);
}

export async function recordSinks(recorder: Recorder): Promise<void> {
  await refused(recorder);
  await local(recorder);
  await onCluster(recorder);
}

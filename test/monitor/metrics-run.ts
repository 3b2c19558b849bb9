/** The steps of test/oracle/MetricSinks.scala on the engine: what its sinks report before each mark, to be held against what real Spark's reported. */
import { local, simulate, standalone, type SparkSession } from "#engine/index";
import { decodeUtf8 } from "#engine/foundation/utf8";

const sink = "org.apache.spark.metrics.sink";

const conf = {
  "spark.metrics.conf.*.sink.console.class": `${sink}.ConsoleSink`,
  "spark.metrics.conf.*.sink.console.period": "1",
  "spark.metrics.conf.*.sink.csv.class": `${sink}.CsvSink`,
  "spark.metrics.conf.*.sink.csv.period": "1",
  "spark.metrics.conf.*.sink.csv.directory": "/tmp/csv",
  "spark.metrics.appStatusSource.enabled": "true",
  "spark.driver.memory": "512m",
  "spark.executor.memory": "512m",
  "spark.executor.cores": "1",
  "spark.cores.max": "2",
  "spark.locality.wait": "0",
};

/** A record of the long step takes this long, so that its tasks run for two and a half seconds, as there. */
const PER_RECORD_MICROS = 125;
const LONG_RECORDS = 20_000;

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

async function steps(spark: SparkSession, mark: (text: string) => void): Promise<void> {
  const sc = spark.sparkContext;
  const quiet = async (step: string): Promise<void> => {
    await spark.sleep(2600);
    mark(`@after ${step}`);
  };
  await spark.sleep(3000);
  const kept = sc.parallelize(range(1000), 4).cache();
  await kept.count();
  await quiet("cached");
  const summed = kept.map((i): [number, number] => [i % 10, i]).reduceByKey((a, b) => a + b, 3);
  await summed.count();
  await quiet("shuffled");
  await summed.collect();
  await quiet("skipped");
  await sc
    .parallelize(range(4), 4)
    .map((i) => i)
    .count();
  await quiet("failed once");
  await sc
    .parallelize(range(2), 2)
    .map((i) => {
      if (i === 2) throw new Error("always");
      return i;
    })
    .count()
    .catch(() => 0);
  await quiet("failed for good");
  kept.unpersist(true);
  await quiet("unpersisted");
  mark("@long begins");
  await sc
    .parallelize(range(4 * LONG_RECORDS), 4)
    .map((i) => i)
    .count();
  mark("@long ends");
  await quiet("long");
}

export interface Report {
  readonly before: string;
  readonly at: number;
  readonly lines: readonly string[];
}

export interface SinksSeen {
  /** By process: "driver" and the ids of executors. */
  readonly reports: ReadonlyMap<string, readonly Report[]>;
  /** The files of the CSV sink on all machines. */
  readonly files: ReadonlyMap<string, string>;
}

/** Runs them; the first attempt of the second task of the fourth job fails, as there. */
export async function sinksOf(name: "local" | "cluster"): Promise<SinksSeen> {
  const cluster =
    name === "local" ? local("local[2,4]") : standalone({ workers: 1, cores: 2, memory: "2g" });
  const simulation = simulate(cluster, { seed: 3, costs: { perRecord: PER_RECORD_MICROS } });
  const marks: { readonly id: number; readonly text: string }[] = [];
  const { trace } = simulation.world;
  const mark = (text: string): void => void marks.push({ id: trace.events.length, text });
  const faults = [{ kind: "fail task", partition: 1, attempts: 1, stage: 5 }] as const;
  const app = simulation.submit({ name: "sinks of metrics", conf, faults }, (spark) =>
    steps(spark, mark),
  );
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  const reports = new Map<string, { before: string; at: number; lines: string[] }[]>();
  for (const line of app.logs) {
    if (line.logger !== "stdout") continue;
    const process = /executor (\d+)$/.exec(line.process)?.[1] ?? "driver";
    const own = reports.get(process) ?? [];
    reports.set(process, own);
    const before = marks.find(({ id }) => id > line.id)?.text ?? "@stopped";
    if (/ =+$/.test(line.text) && !line.text.startsWith(" "))
      own.push({ before, at: line.at, lines: [line.text] });
    else own.at(-1)?.lines.push(line.text);
  }
  const files = new Map<string, string>();
  for (const host of ["submitter", "worker-1"]) {
    const disk = simulation.world.disk(host);
    for (const path of disk.list("/tmp/csv"))
      files.set(path.slice("/tmp/csv/".length), decodeUtf8(disk.read(path) ?? new Uint8Array()));
  }
  return { reports, files };
}

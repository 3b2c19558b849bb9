/**
 * The metrics of a simulated run beside those of real Spark 3.5.3, which went through the same steps (npm run oracle:metrics): the same names but for what no simulated process
 * has, the same values wherever these are no times and no bytes of Spark's own, in the console's text and in the files of the CSV sink.
 */
import { describe, expect, test } from "vitest";
import { illegalArgument } from "#engine/foundation/errors";
import { local, simulate, standalone, submit, webAnswer } from "#engine/index";
import type { Answer } from "#engine/monitor/rest/reply";
import { consoleLines, shortDate } from "#engine/monitor/metrics/console-text";
import { csvRows } from "#engine/monitor/metrics/files-and-lines";
import { metricsJson } from "#engine/monitor/metrics/metrics-json";
import { recorded, snapshotOf } from "./metrics-recorded.ts";
import { sinksOf, type Report } from "./metrics-run.ts";

/** What a simulated process has none of; ApplicationMetrics says so, too. */
const notSimulated =
  /\.(ExecutorMetrics|JVMCPU|NettyBlockTransfer)\.|\.DAGScheduler\.messageProcessingTime$|\.LiveListenerBus\.(numEventsPosted$|.*listenerProcessingTime)|\.executor\.(filesystem\.|threadpool\.currentPool_size$|cpuTime$|deserializeCpuTime$|jvmGCTime$)/i;
/** Of these the name is held against the recording, not the value: times, and bytes of what Spark compresses. */
const ofTheMachine =
  /(Time|Duration|Bytes\w*|bytesRead|resultSerializationTime|jobDuration|shuffle(Local|Remote)\w*)$/;

type Values = ReadonlyMap<string, string>;

/** Names without the application's id, and the value or count below each. */
function valuesIn(lines: readonly string[]): Values {
  const values = new Map<string, string>();
  let name = "";
  for (const line of lines.slice(1)) {
    const [, what = "", value = ""] = /^ +(.+?) (?:=|<=) (.*)$/.exec(line) ?? [];
    if (what === "value" || what === "count") values.set(name, value);
    else if (/^[^ -]/.test(line)) name = nameless(line);
  }
  return values;
}
const nameless = (name: string): string => name.replace(/^(local|app)-[\d-]+\./, "");

interface Step {
  readonly before: string;
  readonly values: Readonly<Record<string, string>>;
}

const stepsOf = (name: string): readonly (readonly [string, Values])[] =>
  (JSON.parse(recorded(`sinks/${name}-steps.json`)) as readonly Step[]).map(
    ({ before, values }) => [
      before,
      new Map(Object.entries(values).map(([key, value]) => [nameless(key), value])),
    ],
  );

/** The last report of ours before each mark; the last two come when the context has stopped. */
const lastBefore = (reports: readonly Report[], mark: string): Report | undefined =>
  reports.filter(({ before }) => before === mark).at(-1);

const told = (values: Values): readonly (readonly [string, string])[] =>
  [...values].filter(([name]) => !notSimulated.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
const names = (values: Values) => told(values).map(([name]) => name);
const figures = (values: Values) => told(values).filter(([name]) => !ofTheMachine.test(name));

describe.each(["local", "cluster"] as const)("%s", (name) => {
  test("before each step the driver's console tells what real Spark's told", async () => {
    const { reports } = await sinksOf(name);
    const own = reports.get("driver") ?? [];
    const steps = stepsOf(name);
    expect(steps.length).toBeGreaterThan(9);
    for (const [mark, theirs] of steps.filter(([before]) => before !== "@stopped")) {
      const ours = valuesIn(lastBefore(own, mark)?.lines ?? []);
      expect(names(ours), mark).toEqual(names(theirs));
      expect(figures(ours), mark).toEqual(figures(theirs));
    }
  });

  test("when the context stops, its sinks speak twice: before the block managers are gone and after", async () => {
    const { reports } = await sinksOf(name);
    const ours = (reports.get("driver") ?? [])
      .slice(-2)
      .map(({ lines }) => figures(valuesIn(lines)));
    const theirs = stepsOf(name)
      .slice(-2)
      .map(([, values]) => figures(values));
    expect(ours).toEqual(theirs);
    expect(theirs[0]).not.toEqual(theirs[1]);
  });

  test("the CSV sink keeps the same files with the same heads, and a row for each report", async () => {
    const { reports, files } = await sinksOf(name);
    interface Kept {
      readonly name: string;
      readonly head: string;
    }
    const theirs = (JSON.parse(recorded(`sinks/${name}-csv.json`)) as readonly Kept[])
      .map(({ name: file, head }): readonly [string, string] => [nameless(file), head])
      .filter(([file]) => !notSimulated.test(file.replace(/\.csv$/, "")));
    const ours = [...files].map(([file, text]): readonly [string, string] => [
      nameless(file),
      text.split("\n")[0] ?? "",
    ]);
    const byName = (a: readonly [string, string], b: readonly [string, string]) =>
      a[0] < b[0] ? -1 : 1;
    expect(ours.sort(byName)).toEqual([...theirs].sort(byName));
    const rows = [...files].find(([file]) => file.endsWith("DAGScheduler.job.allJobs.csv"))?.[1];
    expect(rows?.trimEnd().split("\n")).toHaveLength(1 + (reports.get("driver")?.length ?? 0));
    expect(rows).toMatch(/^t,value\n\d{10},0\n/);
    expect(rows).toMatch(/\n\d{10},6\n$/);
  });
});

test("executors count what they ran: together what real ones counted, by the same names", async () => {
  const { reports } = await sinksOf("cluster");
  const ours = ["0", "1"].map((id) => valuesIn(reports.get(id)?.at(-1)?.lines ?? []));
  const theirs = ["0", "1"].map((id) =>
    valuesIn(recorded(`sinks/executor-${id}-console.txt`).split("\n")),
  );
  const sum = (of: readonly Values[], name: string): number =>
    of.reduce((total, values) => {
      const [, value = "0"] = [...values].find(([key]) => key.endsWith(name)) ?? [];
      return total + Number(value);
    }, 0);
  const bare = (values: Values) => names(values).map((name) => name.replace(/^\d+\./, ""));
  expect(bare(ours[0] ?? new Map())).toEqual(bare(theirs[0] ?? new Map()));
  for (const name of [
    "executor.succeededTasks",
    "executor.recordsRead",
    "executor.shuffleRecordsRead",
    "executor.shuffleRecordsWritten",
    "threadpool.startedTasks",
    "threadpool.completeTasks",
    "threadpool.activeTasks",
    "executor.resultSize",
  ])
    expect([name, sum(ours, name)]).toEqual([name, sum(theirs, name)]);
});

describe("the web UIs of a simulated cluster", () => {
  const conf = {
    "spark.metrics.conf.*.sink.prometheusServlet.class":
      "org.apache.spark.metrics.sink.PrometheusServlet",
    "spark.metrics.conf.*.sink.prometheusServlet.path": "/metrics/prometheus",
    "spark.ui.prometheus.enabled": "true",
    "spark.cores.max": "2",
  };

  /** What each address answers while the application waits, after two jobs. */
  async function answered(addresses: readonly string[], given: Readonly<Record<string, string>>) {
    const simulation = simulate(standalone({ workers: 1, cores: 2, memory: "2g" }), { seed: 3 });
    const seen: (Answer | undefined)[] = [];
    const app = simulation.submit(
      { name: "metrics of an application", conf: given },
      async (spark) => {
        const kept = spark.sparkContext.parallelize([1, 2, 3, 4], 4).cache();
        await kept.count();
        await kept.count();
        await spark.sleep(1000);
        for (const address of addresses) seen.push(webAnswer(simulation, address));
      },
    );
    await simulation.run();
    expect(app.error).toBeUndefined();
    return seen;
  }

  /** What of the names is of one run only. */
  const shape = (line: string): string =>
    line
      .replace(/app[_-]\d{14}[_-]\d{4}/g, "id")
      .replace(/_17\d{11}_/, "_instant_")
      .replace(/ -?[\d.]+(E-?\d+)?$/, " value");
  const shapes = (text: string | undefined): readonly string[] =>
    (text ?? "")
      .split("\n")
      .filter((line) => line !== "")
      .map(shape);

  test("a driver, its Master and its Worker tell Prometheus what real ones tell, line by line", async () => {
    const [driver, executors] = await answered(
      ["localhost:4040/metrics/prometheus/", "submitter:4040/metrics/executors/prometheus"],
      conf,
    );
    const left =
      /_(jvm|JVMCPU|ExecutorMetrics)_|_driver_appStatus_|messageProcessingTime|LiveListenerBus_(numEventsPosted|.*listenerProcessingTime)/;
    const theirs = shapes(recorded("cluster-driver.prom")).filter((line) => !left.test(line));
    expect(theirs.length).toBeGreaterThan(80);
    expect(shapes(driver?.body)).toEqual(theirs);
    // Peaks come with heartbeats, which bring none here.
    const peaks = /(Memory_bytes|GCCount_total|GC\w*Time_seconds_total)\{/;
    const known = /(maxMemory|OnHeapStorageMemory|OffHeapStorageMemory|totalGCTime)/;
    const isSimulated = (line: string): boolean => !peaks.test(line) || known.test(line);
    expect(new Set(shapes(executors?.body).filter(isSimulated))).toEqual(
      new Set(shapes(recorded("cluster-executors.prom")).filter(isSimulated)),
    );
  });

  test("without settings there is /metrics/json alone, and its path without a slash leads to the one with it", async () => {
    const [json, bare, prometheus, executors, master, applications, worker] = await answered(
      [
        "localhost:4040/metrics/json/",
        "localhost:4040/metrics/json",
        "localhost:4040/metrics/prometheus/",
        "localhost:4040/metrics/executors/prometheus",
        "localhost:8080/metrics/master/json/",
        "localhost:8080/metrics/applications/json/",
        "localhost:8081/metrics/json/",
      ],
      { "spark.cores.max": "2" },
    );
    expect(bare).toMatchObject({ status: 302, location: "/metrics/json/" });
    expect([prometheus?.status, executors?.status]).toEqual([404, 404]);
    expect(json?.body).toContain('DAGScheduler.job.allJobs":{"value":2}');
    const plain = (text: string | undefined): string =>
      (text ?? "").replace(/17\d{11}/g, "instant").replace(/runtime_ms":\{"value":\d+/, "runtime");
    expect(plain(applications?.body)).toBe(plain(recorded("applications.json")).trimEnd());
    expect(master?.body).toBe(recorded("master.json").trimEnd());
    expect(Object.keys(JSON.parse(worker?.body ?? "").gauges as object)).toEqual(
      Object.keys(JSON.parse(recorded("worker.json")).gauges as object),
    );
  });
});

describe("texts of recorded registries", () => {
  test.each(["local-driver", "cluster-driver", "master", "applications", "worker"])(
    "%s: /metrics/json as Spark writes it",
    (name) => {
      const plain = (text: string): string => text.replace(/-?\d+\.\d+(E-?\d+)?/g, "double");
      expect(plain(metricsJson(snapshotOf(`${name}.json`)))).toBe(plain(recorded(`${name}.json`)));
    },
  );

  test("the console's lines are those of Spark, names and columns", () => {
    const shape = (line: string): string =>
      line
        .replace(/= .*$/, "=")
        .replace(/^\d+\/.*M =+$/, "date")
        .replace(/(app|local)-[\d-]+/, "id");
    const theirs = recorded("sinks/cluster-console.txt").split("\n").map(shape);
    const ours = consoleLines(snapshotOf("cluster-driver.json"), 0).map(shape);
    const isOfJvm = (line: string): boolean => line.startsWith("id.driver.jvm.");
    const without = ours.filter(
      (line, at) => !isOfJvm(line) && !(isOfJvm(ours[at - 1] ?? "") && line.endsWith("=")),
    );
    expect(theirs.length).toBeGreaterThan(200);
    expect(without).toEqual(theirs.slice(0, without.length));
    expect(theirs.slice(without.length).every((line) => line === "")).toBe(true);
  });

  test("a Master's and a Worker's, sign by sign but for the date and gauges", () => {
    for (const name of ["master", "worker"]) {
      const theirs = recorded(`sinks/${name}-console.txt`).trimEnd().split("\n");
      const ours = consoleLines(snapshotOf(`${name}.json`), 0);
      const gaugeless = (line: string): string => line.replace(/( value = ).*/, "$1");
      expect(ours.slice(1, theirs.length).map(gaugeless)).toEqual(theirs.slice(1).map(gaugeless));
      expect(theirs[0]).toMatch(/^\d+\/\d+\/\d\d, \d+:\d\d:\d\d [AP]M =+$/);
    }
  });

  test("dates are short, in English, with noon and midnight as twelve", () => {
    const at = (text: string): string =>
      shortDate(Date.UTC(...(JSON.parse(text) as [number, number])));
    expect(at("[2026,10,21,21,41,56]")).toBe("11/21/26, 9:41:56 PM");
    expect(at("[2026,0,2,0,0,5]")).toBe("1/2/26, 12:00:05 AM");
    expect(at("[2005,0,2,12,30,0]")).toBe("1/2/05, 12:30:00 PM");
  });

  test("rows of the CSV sink have the cells that Spark's have", () => {
    interface Kept {
      readonly name: string;
      readonly head: string;
      readonly last: string;
    }
    const theirs = JSON.parse(recorded("sinks/local-csv.json")) as readonly Kept[];
    const cells = (row: string): string =>
      row.replace(/-?\d+\.\d{6}(?=,|$)/g, "double").replace(/(?<=^|,)-?\d+(?=,|$)/g, "long");
    const ours = new Map(
      csvRows(snapshotOf("local-driver.json"), 1).map(({ file, row }) => [
        nameless(file),
        cells(row),
      ]),
    );
    for (const { name, last } of theirs)
      expect([name, ours.get(nameless(name))]).toEqual([name, cells(last)]);
  });
});

test("a sink that would report more often than each second refuses the context", async () => {
  const conf = {
    "spark.metrics.conf.*.sink.console.class": "org.apache.spark.metrics.sink.ConsoleSink",
    "spark.metrics.conf.*.sink.console.period": "0",
  };
  let began = false;
  const app = await submit(local("local[2]"), { name: "too often", conf }, () => (began = true));
  const theirs = recorded("sinks/refused.txt").split("\n");
  expect(began).toBe(false);
  expect(app.error).toEqual(
    illegalArgument("Polling period 0 SECONDS below than minimal polling period "),
  );
  const said = app.logs.filter(({ level }) => level === "ERROR");
  expect(said.map(({ level, logger, text }) => `${level} ${logger}: ${text}`)).toEqual(
    theirs.filter((line) => line.startsWith("ERROR ")),
  );
  expect(theirs.at(-2)).toContain("Polling period 0 SECONDS below than minimal polling period");
});

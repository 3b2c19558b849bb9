/**
 * Texts of metrics beside those of real Spark 3.5.3, recorded at the same instant (npm run oracle:metrics): names, kinds, labels, order and the shape of numbers have to be
 * the same line by line; values, too, but for those that changed between two requests.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExecutorRow } from "#engine/monitor/history/rows";
import { executorMetricNames } from "#engine/monitor/history/executor-metrics";
import { executorsText } from "#engine/monitor/metrics/executors-text";
import { csvRows, graphiteText, twoDecimals } from "#engine/monitor/metrics/files-and-lines";
import {
  MetricsConfig,
  readProperties,
  refusedPeriod,
} from "#engine/monitor/metrics/metrics-config";
import { prometheusText } from "#engine/monitor/metrics/prometheus-text";
import { registryName } from "#engine/monitor/metrics/snapshot";
import { recorded, snapshotOf } from "./metrics-recorded.ts";

const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");
/** Whole numbers stay whole, doubles doubles. */
const shape = (line: string): string =>
  line
    .replace(/(-?\d+\.\d+(?:E-?\d+)?)( \d+)?$/, (_, _number: string, time = "") => `double${time}`)
    .replace(/ -?\d+$/, " long");
const equalShare = (ours: readonly string[], theirs: readonly string[]): number =>
  ours.filter((line, at) => line === theirs[at]).length / theirs.length;

describe("PrometheusServlet", () => {
  const registries = ["local-driver", "cluster-driver", "master", "applications", "worker"];

  test.each(registries)("%s: every line as Spark writes it", (name) => {
    const ours = lines(prometheusText(snapshotOf(`${name}.json`)));
    const theirs = lines(recorded(`${name}.prom`));
    expect(theirs.length).toBeGreaterThan(20);
    expect(ours.map(shape)).toEqual(theirs.map(shape));
    expect(equalShare(ours, theirs)).toBeGreaterThan(0.7);
  });

  test("names hold letters, digits and _ alone, each gauge stands twice, texts nowhere", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer(), (name, value) => {
        const none = { counters: [], histograms: [], meters: [], timers: [] };
        const told = lines(
          prometheusText({
            ...none,
            gauges: [
              [name, { kind: "long", value }],
              ["t", { kind: "text", value: "x" }],
            ],
          }),
        );
        expect(told).toHaveLength(2);
        for (const [at, what] of ["Number", "Value"].entries())
          expect(told[at]).toMatch(
            new RegExp(`^metrics_[a-zA-Z0-9_]+_${what}\\{type="gauges"\\} ${value}$`),
          );
      }),
    );
  });
});

describe("a real Prometheus", () => {
  test("takes every page of Spark: all targets are up and bring samples", () => {
    const said = JSON.parse(recorded("prometheus.json")) as Readonly<Record<string, string>>;
    expect(Object.keys(said).sort()).toEqual([
      "applications",
      "driver",
      "executors",
      "master",
      "worker",
    ]);
    for (const words of Object.values(said)) expect(words).toMatch(/^up, [1-9]\d* samples$/);
  });

  test("finds fault with names and missing help only: promtool answers 3, not 1", () => {
    const said = JSON.parse(recorded("promtool.json")) as Readonly<Record<string, string>>;
    for (const words of Object.values(said)) {
      expect(words).toMatch(/^exit code 3: /);
      for (const one of words.replace(/^exit code 3: /, "").split("; "))
        expect([
          "no help text",
          "metric names should be written in 'snake_case' not 'camelCase'",
          "metric names should not contain abbreviated units",
        ]).toContain(one);
    }
  });
});

interface Summary {
  readonly id: string;
  readonly memoryMetrics: Readonly<Record<string, number>>;
  /** Missing until a heartbeat brought some. */
  readonly peakMemoryMetrics?: Readonly<Record<string, number>>;
}

/** A row as it stands in the REST API's answer. */
function rowOf(summary: Summary): ExecutorRow {
  const { memoryMetrics: memory, peakMemoryMetrics: peaks } = summary;
  return {
    ...(summary as unknown as ExecutorRow),
    totalGcTime: (summary as unknown as { readonly totalGCTime: number }).totalGCTime,
    memory: {
      usedOnHeap: memory["usedOnHeapStorageMemory"] ?? 0,
      usedOffHeap: memory["usedOffHeapStorageMemory"] ?? 0,
      totalOnHeap: memory["totalOnHeapStorageMemory"] ?? 0,
      totalOffHeap: memory["totalOffHeapStorageMemory"] ?? 0,
    },
    peaks: peaks && executorMetricNames.map((name) => peaks[name] ?? 0),
  };
}

test.each(["local", "cluster"])(
  "PrometheusResource, %s: the page of executors is Spark's, but for the driver's age",
  (name) => {
    const theirs = lines(recorded(`${name}-executors.prom`));
    const [, sparkVersion = "", revision = ""] =
      /version="(.*?)", revision="(.*?)"/.exec(theirs[0] ?? "") ?? [];
    const [, id = "", title = ""] =
      /application_id="(.*?)", application_name="(.*?)"/.exec(theirs[1] ?? "") ?? [];
    const rows = (JSON.parse(recorded(`${name}-executors.json`)) as readonly Summary[]).map(rowOf);
    const ours = lines(executorsText({ id, name: title, sparkVersion, revision }, rows));
    const differ = ours.filter((line, at) => line !== theirs[at]);
    expect(ours.map(shape)).toEqual(theirs.map(shape));
    expect(
      differ.every((line) => /totalDuration_seconds_total\{.*executor_id="driver"/.test(line)),
    ).toBe(true);
  },
);

describe("the other sinks", () => {
  test("Graphite gets each name in Spark's order, whole numbers whole and doubles with two decimals", () => {
    const theirs = lines(recorded("graphite.txt"));
    const seconds = Number(theirs[0]?.split(" ")[2]);
    const ours = lines(graphiteText(snapshotOf("local-driver.json"), seconds));
    const told = (line: string): string =>
      line.replace(/ -?\d+\.\d\d (\d+)$/, " double $1").replace(/ -?\d+ (\d+)$/, " long $1");
    expect(ours.map(told)).toEqual(theirs.map(told));
    expect(equalShare(ours, theirs)).toBeGreaterThan(0.7);
  });

  test("two decimals are rounded as Java rounds them: the shortest digits, halves up", () => {
    expect([0.125, 1.005, 2.675, 0.005, 0, 12, 1e-9, -1.234, 999.995].map(twoDecimals)).toEqual([
      "0.13",
      "1.01",
      "2.68",
      "0.01",
      "0.00",
      "12.00",
      "0.00",
      "-1.23",
      "1000.00",
    ]);
  });

  test("CSV keeps a file for each name, whose head says the kind", () => {
    const theirs = JSON.parse(recorded("csv.json")) as readonly (readonly [string, string])[];
    const byName = (a: readonly [string, string], b: readonly [string, string]): number =>
      a[0] < b[0] ? -1 : 1;
    const ours = csvRows(snapshotOf("local-driver.json"), 0).map(
      ({ file, head }): readonly [string, string] => [file, head],
    );
    expect([...ours].sort(byName)).toEqual([...theirs].sort(byName));
  });
});

describe("metrics.properties", () => {
  const servlet = "org.apache.spark.metrics.sink.MetricsServlet";

  test("without a file every instance has the servlet, Master and applications under paths of their own", () => {
    const config = new MetricsConfig();
    const paths = (["driver", "executor", "worker", "master", "applications"] as const).map((one) =>
      config.sinksOf(one).get("servlet"),
    );
    expect(paths.map((sink) => sink?.get("class"))).toEqual(
      Array.from({ length: 5 }, () => servlet),
    );
    expect(paths.map((sink) => sink?.get("path"))).toEqual([
      "/metrics/json",
      "/metrics/json",
      "/metrics/json",
      "/metrics/master/json",
      "/metrics/applications/json",
    ]);
  });

  test("what an instance says wins over *, settings over the file, the later over the earlier", () => {
    const key = fc.constantFrom(
      "sink.csv.class",
      "sink.csv.period",
      "sink.console.unit",
      "source.jvm.class",
    );
    const instance = fc.constantFrom("*", "driver", "master");
    const setting = fc.tuple(instance, key, fc.constantFrom("a", "b", "c"));
    fc.assert(
      fc.property(fc.array(setting), fc.array(setting), (inFile, inConf) => {
        const file = inFile.map(([of, name, value]) => `${of}.${name}=${value}`).join("\n");
        const conf = inConf.map(([of, name, value]): [string, string] => [
          `spark.metrics.conf.${of}.${name}`,
          value,
        ]);
        const config = new MetricsConfig(file, conf);
        const last = (of: string, name: string): string | undefined =>
          [...inFile, ...inConf].filter(([at, what]) => at === of && what === name).at(-1)?.[2];
        for (const of of ["driver", "master", "worker"] as const)
          for (const name of [
            "sink.csv.class",
            "sink.csv.period",
            "sink.console.unit",
            "source.jvm.class",
          ])
            expect(config.of(of).get(name)).toBe(last(of, name) ?? last("*", name));
      }),
    );
  });

  test("is read as Java reads properties", () => {
    const text =
      "# a comment\n! another\n\n  a = 1\nb:2\nc 3\nd\ne\\=f = g\\\n   h\ni=\\u0041\\t\nj=k=l\n";
    expect(readProperties(text)).toEqual([
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
      ["d", ""],
      ["e=f", "gh"],
      ["i", "A\t"],
      ["j", "k=l"],
    ]);
  });

  test("a sink reports each second at the most", () => {
    expect(refusedPeriod(1, "seconds")).toBeUndefined();
    expect(refusedPeriod(2, "MINUTES")).toBeUndefined();
    expect(refusedPeriod(0, "seconds")).toBe(
      "Polling period 0 SECONDS below than minimal polling period ",
    );
    expect(refusedPeriod(999, "milliseconds")).toBe(
      "Polling period 999 MILLISECONDS below than minimal polling period ",
    );
  });
});

test("names begin with application and executor for drivers and executors, with the source for all others", () => {
  expect(registryName("driver", "BlockManager", "app-1", "driver")).toBe(
    "app-1.driver.BlockManager",
  );
  expect(registryName("executor", "executor", "app-1", "3")).toBe("app-1.3.executor");
  expect(registryName("executor", "executor", undefined, "3")).toBe("executor");
  expect(registryName("master", "master", "app-1", "3")).toBe("master");
  const names = snapshotOf("local-driver.json").gauges.map(([name]) => name);
  const id = names[0]?.split(".")[0];
  expect(names[0]?.startsWith(registryName("driver", "BlockManager", id, "driver"))).toBe(true);
});

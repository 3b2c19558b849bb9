/**
 * What real Spark's processes showed from outside (FirstAid.scala): the engine says the same where it has such a thing, the pages quote the rest.
 *
 * In Spark: names of threads, the JVM's tools, addresses of ports, a daemon's log, a full disk. Left out on purpose: what differs from machine to machine.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { standalone, submit, type Fault } from "#engine/index";
import { rddFacts } from "./rdd-facts.ts";

const seen = (kind: string, name: string): string =>
  rddFacts.facts.find((fact) => fact.kind === kind && fact.name === name)?.seen ?? "not recorded";

const pages = (["en", "ko"] as const).map((language) =>
  readFileSync(new URL(`../../book/${language}/18-monitoring.md`, import.meta.url), "utf8"),
);

test("a full disk fails a map task in the words of real Spark", async () => {
  const faults: Fault[] = ["worker-1", "worker-2"].map((host) => ({
    kind: "fill disk",
    host,
    free: 10,
    when: { at: 0 },
  }));
  const app = await submit(
    standalone({ workers: 2, cores: 1, memory: "2g" }),
    { faults },
    async (spark) => {
      const sc = spark.sparkContext;
      const pairs = sc.range(0, 400, 1, 2).map((n): [number, number] => [n % 7, n]);
      const failed = await pairs
        .groupByKey(2)
        .count()
        .catch((error: unknown) => String(error));
      return [failed, await sc.range(0, 10, 1, 2).count()];
    },
  );
  const said = "java.io.IOException: No space left on device";
  const recorded = seen("no space left on device", "a map task writes its shuffle file");
  expect(recorded).toMatch(new RegExp(`: ${said}$`));
  expect(String(app.result[0])).toContain(said);
  expect(seen("no space left on device", "the next job, which writes nothing")).toBe("10");
  expect(app.result[1]).toBe(10);
});

test("a loopback address is reached from its own machine alone, any address from everywhere", () => {
  expect(seen("a port bound to 127.0.1.1", "asked at that address")).toBe("answers");
  expect(seen("a port bound to 127.0.1.1", "asked at the machine's own address")).toBe(
    "Connection refused",
  );
  expect(seen("a port bound to 0.0.0.0", "asked at the machine's own address")).toBe("answers");
  expect(seen("a port bound to 127.0.1.1", "as ss -ltn shows it")).toMatch(/127\.0\.1\.1\]?:PORT$/);
});

test("a port that is taken moves on by one, and a page goes with its application", () => {
  expect(seen("a web page's port", "4040 is free")).toMatch(/^40[45]\d$/);
  expect(seen("a web page's port", "4050 is taken")).toBe("4051");
  expect(seen("a web page's port", "after the application")).toBe("java.net.ConnectException");
  expect(seen("a daemon", "it takes the next one")).toContain("'sparkMaster' on port 17078");
  expect(seen("a daemon", "the Master's page is to be at 8080")).toBe("true");
  expect(seen("a daemon", "the Worker's page is to be at 8081")).toBe("true");
  expect(seen("a daemon", "where the Master's page is bound")).toContain("to 0.0.0.0");
  expect(seen("a daemon", "the Master's page as data")).toContain("aliveworkers");
  expect(seen("a daemon", "the Worker's page")).toContain("Running Executors");
});

test("the pages quote what the JVM's tools, the daemon's log and the metrics showed", () => {
  const [thread = "none"] = seen("a thread in jstack", "of a task").split("; ");
  const metric = seen("a line of /metrics/executors/prometheus", "metrics_executor_activeTasks");
  for (const page of pages) {
    expect(page).toContain(`\`${thread}\``);
    expect(page).toContain(`\`${seen("a tool of the JVM", "jstat -gcutil")}\``);
    expect(page).toContain(`\`${seen("a tool of the JVM", "jps")}\``);
    expect(page).toContain(`logs/${seen("a daemon", "its log")}`);
    expect(page).toContain(
      metric
        .replace(/_id="[^"]*"/, '_id="…"')
        .replace(/_name="[^"]*"/, '_name="…"')
        .replace('executor_id="driver"', 'executor_id="1"')
        .replace(/ V$/, " 2"),
    );
  }
});

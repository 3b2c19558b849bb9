/**
 * The Master's and the Workers' pages of a simulated cluster against those of a real one (test/oracle/recordings/pages/master.json): the same actions, and
 * at each look the same /json/ field by field, the same titles, facts and tables cell by cell, but for times, ids, ports and hosts.
 *
 * Where executors go is chance, in Spark and here: the engine may take any of a few seeds. In Spark: MasterPage, ApplicationPage, WorkerPage.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  masterJsonOf,
  seconds,
  simulate,
  standalone,
  webAnswer,
  type Simulation,
} from "../../../engine/index.ts";
import { pageSeen } from "./seen.ts";
import { withoutDay } from "./without-day.ts";

interface Look {
  readonly json: Books;
  readonly page: unknown;
  readonly apps: readonly unknown[];
  readonly workers: readonly { readonly json: unknown; readonly page: unknown }[];
}

interface Books {
  readonly workers: readonly {
    readonly id: string;
    readonly webuiaddress: string;
    readonly state: string;
  }[];
  readonly activeapps: readonly { readonly id: string }[];
  readonly completedapps: readonly { readonly id: string }[];
}

const path = new URL("../../oracle/recordings/pages/master.json", import.meta.url);
const { looks: recorded } = JSON.parse(readFileSync(path, "utf8")) as {
  readonly looks: Readonly<Record<string, Look>>;
};

/** What real Spark keeps in hash tables, or what follows such an order. */
const unordered = new Set(["workers", "activeapps", "apps", "executors", "rows"]);

/** In no order on real Spark: workers, applications and executors are kept in hash tables. Who ends an executor first, its driver or its worker, is chance (D2.32). */
const inOrder = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(withoutDay(value)).replaceAll(" (kill)", "").replaceAll('"EXITED"', '"KILLED"'),
    (key, one: unknown) => {
      const isSet = unordered.has(key);
      return isSet && Array.isArray(one)
        ? one.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
        : one;
    },
  );

function look(simulation: Simulation): Look {
  const get = (address: string): string => {
    const answer = webAnswer(simulation, address);
    if (answer === undefined) throw new Error(`nobody listens at ${address}`);
    return answer.body;
  };
  const page = (address: string): unknown => pageSeen(get(address));
  const books = JSON.parse(get("http://master:8080/json/")) as Books;
  expect(get("localhost:8080/json/")).toBe(masterJsonOf(simulation));
  const apps = [...books.activeapps, ...books.completedapps];
  const alive = books.workers.filter(({ state }) => state === "ALIVE");
  return {
    json: books,
    page: page("http://master:8080/"),
    apps: apps.map(({ id }) => page(`http://master:8080/app/?appId=${id}`)),
    workers: alive.map(({ webuiaddress }) => ({
      json: JSON.parse(get(`${webuiaddress}/json/`)) as unknown,
      page: page(`${webuiaddress}/`),
    })),
  };
}

async function played(seed: number): Promise<Readonly<Record<string, Look>>> {
  const grow = (at: number) =>
    ({ kind: "add worker", cores: 2, memory: "2g", when: { at: seconds(at) } }) as const;
  const faults = [
    grow(2),
    grow(3),
    { kind: "kill worker", worker: 1, when: { at: seconds(200) } },
  ] as const;
  const simulation = simulate(standalone({ workers: 0 }), { seed, faults, until: seconds(220) });
  const seen: Record<string, Look> = {};
  const instants = {
    empty: 1,
    workers: 5,
    "running and waiting": 30,
    "one over": 60,
    "both over": 100,
    "driver in cluster mode": 140,
    "driver over": 190,
    "a worker dead": 210,
  };
  for (const [when, at] of Object.entries(instants))
    simulation.world.at(seconds(at), "look", () => void (seen[when] = look(simulation)));
  const sizes = { "spark.driver.memory": "512m", "spark.executor.memory": "512m" };
  const submit = (
    at: number,
    until: number,
    deployMode: "client" | "cluster",
    conf: Record<string, string>,
  ): void => {
    simulation.submit(
      { name: "two jobs", mainClass: "oracle.TwoJobs", deployMode, conf: { ...sizes, ...conf } },
      async (spark) => {
        await spark.sleep((until - at) * 1000);
      },
      seconds(at),
    );
  };
  submit(10, 40, "client", { "spark.cores.max": "3" });
  submit(20, 80, "client", { "spark.executor.cores": "2", "spark.executor.memory": "1g" });
  submit(110, 160, "cluster", { "spark.cores.max": "2" });
  await simulation.run();
  return seen;
}

describe("the pages of a standalone cluster", async () => {
  const expected = inOrder(recorded);
  let seen = await played(1);
  for (
    let seed = 2;
    seed <= 24 && JSON.stringify(inOrder(seen)) !== JSON.stringify(expected);
    seed += 1
  )
    seen = await played(seed);

  test("eight looks were recorded, with pages of applications, workers and a driver", () => {
    expect(Object.keys(recorded)).toHaveLength(8);
    expect(Object.values(recorded).flatMap(({ apps }) => apps).length).toBeGreaterThan(10);
  });

  test.each(Object.keys(recorded))("look: %s", (when) => {
    expect(inOrder(seen[when])).toEqual(inOrder(recorded[when]));
  });
});

describe("what a worker keeps of a process's log", async () => {
  const simulation = simulate(standalone({ workers: 1, cores: 2 }));
  const name = "<script>alert(1)</script>";
  const app = simulation.submit({ name, conf: {} }, async (spark) => {
    await spark.sleep(3000);
    return spark.sparkContext.parallelize([1, 2], 2).cache().count();
  });
  await simulation.run();
  const get = (path: string) => webAnswer(simulation, `http://worker-1:8081${path}`);
  const whose = `appId=${app.id}&executorId=0`;

  test("an executor's log has its lines, in Spark's pattern, and the page says which bytes it shows", () => {
    const text = get(`/log/?${whose}&logType=stderr`)?.body ?? "";
    expect(text).toMatch(/^==== Bytes 0-\d+ of (\d+) of work\/app-\d+-0000\/0\/stderr ====\n/);
    expect(text).toMatch(/^26\/11\/21 \d\d:\d\d:\d\d INFO \w+: /m);
    const seen = pageSeen(get(`/logPage/?${whose}&logType=stderr`)?.body ?? "");
    expect(seen.title).toBe(`3.5.3 stderr log page for ${app.id}/0`);
    expect(text).toContain(seen.log);
    const part = get(`/log/?${whose}&logType=stderr&offset=10&byteLength=20`)?.body ?? "";
    expect(part).toMatch(/^==== Bytes 10-30 of /);
  });

  test("what is not there, or not a log, is said as Spark says it", () => {
    const log = (query: string): string | undefined =>
      pageSeen(get(`/logPage/?${query}`)?.body ?? "").log;
    expect(log(`${whose}&logType=x`)).toBe("Error: Log type must be one of stderr, stdout");
    expect(log("appId=../..&executorId=0&logType=stderr")).toBe(
      "Error: invalid log directory work/../../0/",
    );
    expect(get("/logPage/?logType=stderr")?.status).toBe(500);
  });

  test("a name is text, never markup, on every page", () => {
    for (const address of [
      "http://master:8080/",
      `http://master:8080/app/?appId=${app.id}`,
      "http://worker-1:8081/",
    ]) {
      const { body } = webAnswer(simulation, address) ?? { body: "" };
      expect(body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(body).not.toContain("<script");
    }
  });

  test("nobody listens elsewhere, and a dead Master answers nobody", () => {
    expect(webAnswer(simulation, "http://worker-1:8080/")).toBeUndefined();
    expect(webAnswer(simulation, "http://worker-9:8081/")).toBeUndefined();
    expect(webAnswer(simulation, "http://localhost:4040/")).toBeUndefined();
    expect(webAnswer(simulation, "http://localhost:8080/json")?.location).toBe("/json/");
    simulation.manager.strike?.({ kind: "kill master" }, undefined);
    expect(masterJsonOf(simulation)).toBeUndefined();
  });
});

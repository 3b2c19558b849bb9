/**
 * Applications that share a standalone cluster: first come, first served; what the first leaves, or gives back, goes to the next. Rule D2.19.
 *
 * In Spark: Master.startExecutorsOnWorkers. Left out on purpose: fair sharing, which a standalone Master does not have.
 */
import { expect, test } from "vitest";
import { eventsOf, seconds, simulate, standalone, type MasterState } from "../../engine/index.ts";

interface Asked {
  readonly conf?: Readonly<Record<string, string | number>>;
  readonly until: number;
}

/** Each `main` takes so many seconds, with executors or without; answered is the Master's state at each of the instants. */
async function shared(
  conf: Readonly<Record<string, string>>,
  asked: readonly Asked[],
  instants: readonly number[],
) {
  const simulation = simulate(standalone({ workers: 2, cores: 4, memory: "4g", conf }), {
    seed: 3,
    check: true,
  });
  asked.forEach(({ conf: own = {}, until }, i) =>
    simulation.submit(
      { name: `application ${i + 1}`, conf: own },
      (spark) => spark.sleep(until * 1000),
      seconds(i / 10),
    ),
  );
  const seen: MasterState[] = [];
  for (const at of instants)
    simulation.world.at(seconds(at), "look", () => {
      const state = simulation.manager.state?.();
      if (state !== undefined) seen.push(state);
    });
  await simulation.run();
  return { seen, events: simulation.world.trace.events };
}

const cores = (state: MasterState | undefined): string[] =>
  (state?.activeapps ?? []).map(({ name, cores: held, state: is }) => `${name} ${is} ${held}`);

test("the first application takes every core, the second waits until it ends", async () => {
  const { seen } = await shared({}, [{ until: 10 }, { until: 20 }], [5, 15]);
  expect(cores(seen[0])).toEqual(["application 1 RUNNING 8", "application 2 WAITING 0"]);
  expect(cores(seen[1])).toEqual(["application 2 RUNNING 8"]);
  expect([seen[0]?.coresused, seen[0]?.memoryused]).toEqual([8, 2048]);
});

test("spark.deploy.defaultCores leaves room for a second one", async () => {
  const { seen } = await shared(
    { "spark.deploy.defaultCores": "3" },
    [{ until: 10 }, { until: 10 }],
    [5],
  );
  expect(cores(seen[0])).toEqual(["application 1 RUNNING 3", "application 2 RUNNING 3"]);
});

test("an application that fits nowhere is passed over and holds up nobody", async () => {
  const large = { "spark.executor.memory": "5g" };
  const { seen, events } = await shared(
    {},
    [
      { conf: large, until: 8 },
      { conf: { "spark.cores.max": 2 }, until: 8 },
    ],
    [5],
  );
  expect(cores(seen[0])).toEqual(["application 1 WAITING 0", "application 2 RUNNING 2"]);
  const warned = eventsOf(events, "LogLine").filter(({ text }) =>
    text.includes("requires more resource"),
  );
  expect(warned.length).toBeGreaterThan(0);
});

test("what an application leaves when it ends is granted at once to the one that waits", async () => {
  const { events } = await shared({}, [{ until: 5 }, { until: 9 }], []);
  const ended = eventsOf(events, "UnregisterApplication")[0];
  const granted = eventsOf(events, "LaunchExecutor").filter(({ app }) => app?.endsWith("0001"));
  expect(granted.map((one) => one.cores)).toEqual([4, 4]);
  for (const { at } of granted) expect(at - (ended?.at ?? 0)).toBe(500);
});

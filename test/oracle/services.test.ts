/** What is computed again after losses, with and without the external shuffle service: recorded on real Spark, and on the engine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { simulate, seconds, standalone, type Fault } from "../../engine/index.ts";
import { countedRdds, kinds, round } from "./programs/losses.ts";
import { serviceRuns, type PerKind, type ServiceRun, type ServiceTold } from "./service-runs.ts";

const { runs } = JSON.parse(
  readFileSync(new URL("recordings/services/losses.json", import.meta.url), "utf8"),
) as { runs: Record<string, ServiceTold> };

/** One worker with two executors of a core; executor 0 dies, then the worker; another one comes. */
async function onEngine({ conf }: ServiceRun): Promise<ServiceTold> {
  const faults: Fault[] = [
    { kind: "kill executor", executor: "0", when: { at: seconds(30) } },
    { kind: "kill worker", worker: 1, when: { at: seconds(90) } },
    { kind: "add worker", cores: 2, memory: "4g", when: { at: seconds(120) } },
  ];
  const simulation = simulate(standalone({ workers: 1, cores: 2, memory: "4g" }), { seed: 4 });
  const options = { faults, conf: { "spark.executor.cores": 1, ...conf } };
  const app = simulation.submit(options, async (spark) => {
    await spark.sleep(5_000);
    const all = countedRdds(spark.sparkContext);
    const first = await round(all);
    const driver = simulation.runs[0]?.runtime;
    const held: Record<string, number> = {};
    for (const kind of kinds) {
      const locations = [0, 1, 2, 3].flatMap((partition) =>
        kind === "S"
          ? (driver?.tracker.statuses(0)[partition]?.location ?? [])
          : (driver?.blocks.locations(all.rdds[kind].id, partition) ?? []),
      );
      held[kind] = locations.filter(({ executorId }) => executorId === "0").length;
    }
    const until = async (at: number): Promise<void> =>
      spark.sleep(Math.max(0, at - simulation.world.now()) / 1000);
    await until(seconds(60));
    const second = await round(all);
    await until(seconds(150));
    const third = await round(all);
    const computed = {
      "at-first": first,
      "after-the-executor": second,
      "after-the-worker": third,
    };
    return { held: held as unknown as PerKind, computed };
  });
  await simulation.run();
  return app.result;
}

/** What was computed again, beside what the lost executor held: in both it is chance how many of the four that was. */
const again = ({ held, computed }: ServiceTold): unknown => ({
  first: computed["at-first"],
  afterTheExecutor: kinds.map((kind) => {
    const count = computed["after-the-executor"][kind];
    return count === 0 ? "none" : count === held[kind] ? "what it held" : count;
  }),
  afterTheWorker: computed["after-the-worker"],
});

describe.each(serviceRuns)("$name", (run) => {
  test("costs what it costs in Spark", async () => {
    const told = await onEngine(run);
    for (const kind of kinds) expect(told.held[kind]).toBeGreaterThan(0);
    expect(again(told)).toEqual(again(runs[run.name] as ServiceTold));
  });
});

/** spark.files.fetchFailure.unRegisterOutputOnHost: what one failed fetch from an external shuffle service costs (C3.35, C5.24). */
import { expect, test } from "vitest";
import { eventsOf, standalone, submit, type Fault } from "../../engine/index.ts";

/** Two executors on one host run four map tasks; executor 0 loses its files; map tasks that run again. */
async function mapTasksAgain(conf: Readonly<Record<string, string>>): Promise<number> {
  const faults: Fault[] = [
    {
      kind: "lose disk",
      executor: "0",
      when: { after: ({ kind }) => kind === "SparkListenerJobEnd" },
    },
  ];
  const app = await submit(
    standalone({ workers: 1, cores: 2, memory: "4g" }),
    { conf: { "spark.executor.cores": "1", ...conf }, faults, seed: 2 },
    async (spark) => {
      await spark.sleep(5_000);
      const sums = spark.sparkContext
        .range(0, 4, 1, 4)
        .costing(300_000)
        .map((i): [number, number] => [i, i])
        .reduceByKey((a, b) => a + b, 1);
      await sums.count();
      await spark.sleep(100);
      return sums.count();
    },
  );
  expect(app.result).toBe(4);
  const maps = eventsOf(app.events, "SparkListenerTaskEnd").filter(
    ({ taskType, reason }) => taskType === "ShuffleMapTask" && reason.kind === "Success",
  );
  return maps.length - 4;
}

const service = { "spark.shuffle.service.enabled": "true" };
const wide = { "spark.files.fetchFailure.unRegisterOutputOnHost": "true" };

test.each([
  ["a service: what the executor had written", service, 2],
  ["a service, and the setting: what lay on its host", { ...service, ...wide }, 4],
  ["the setting without a service: what the executor had written", wide, 2],
])("%s", async (_what, conf, again) => {
  expect(await mapTasksAgain(conf)).toBe(again);
});

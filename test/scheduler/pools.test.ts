/**
 * Pools: FAIR and FIFO as Spark orders them, its allocation file, jobs that name a pool.
 *
 * In Spark: PoolSuite; the trace of C11.24 and the words of warnings and errors were recorded on 3.5.3.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standalone, submit, type Application, type SubmitOptions } from "../../engine/index.ts";
import { eventsOf } from "../../engine/events/trace.ts";
import { xml } from "../../engine/formats/xml.ts";
import { byFairness, type Schedulable } from "../../engine/scheduler/pool.ts";

const schedulable = fc.record({
  name: fc.constantFrom("a", "b", "c", "d"),
  minShare: fc.integer({ min: 0, max: 6 }),
  weight: fc.integer({ min: 1, max: 5 }),
  runningTasks: fc.integer({ min: 0, max: 12 }),
});

const isNeedy = ({ runningTasks, minShare }: Schedulable): boolean => runningTasks < minShare;

describe("the order of FAIR", () => {
  test("is an order: one of two that differ goes first, whoever asks, and it is passed on", () => {
    fc.assert(
      fc.property(schedulable, schedulable, schedulable, (a, b, c) => {
        expect(Math.sign(byFairness(a, b))).toBe(0 - Math.sign(byFairness(b, a)));
        if (byFairness(a, b) <= 0 && byFairness(b, c) <= 0)
          expect(byFairness(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("puts who is below its minimum first, whatever the weights", () => {
    fc.assert(
      fc.property(schedulable, schedulable, (a, b) => {
        fc.pre(isNeedy(a) && !isNeedy(b));
        expect(byFairness(a, b)).toBeLessThan(0);
      }),
    );
  });
});

const poolsFile = `<?xml version="1.0"?>
<allocations>
  <pool name="heavy"><schedulingMode>FAIR</schedulingMode><weight>3</weight><minShare>0</minShare></pool>
  <pool name="odd"><schedulingMode>none</schedulingMode><weight>x</weight></pool>
  <pool name="deep"><inner><weight> 2 </weight></inner></pool>
</allocations>`;

const fair = (file?: string): SubmitOptions =>
  file === undefined
    ? { conf: { "spark.scheduler.mode": "FAIR" } }
    : {
        conf: {
          "spark.scheduler.mode": "FAIR",
          "spark.scheduler.allocation.file": "/etc/pools.xml",
        },
        localFiles: { "/etc/pools.xml": file },
        xml,
      };

const slots = (cores: number) => standalone({ workers: 1, cores, memory: "4g" });

/** The jobs in the order in which their tasks were launched. */
const launches = (app: Application<unknown>): string => {
  const poolOf = new Map<number, string>();
  for (const { stageInfo, properties } of eventsOf(app.events, "SparkListenerStageSubmitted"))
    poolOf.set(stageInfo.stageId, properties["spark.scheduler.pool"] ?? "-");
  return eventsOf(app.events, "SparkListenerTaskStart")
    .map(({ stageId }) => (poolOf.get(stageId) as string)[0])
    .join("");
};

describe("the allocation file", () => {
  test("is read as Spark reads it, with its warnings", async () => {
    const app = await submit(slots(1), fair(poolsFile), ({ sparkContext: sc }) => sc.getAllPools());
    expect(app.result).toEqual([
      { name: "heavy", schedulingMode: "FAIR", minShare: 0, weight: 3 },
      { name: "odd", schedulingMode: "FIFO", minShare: 0, weight: 1 },
      { name: "deep", schedulingMode: "FIFO", minShare: 0, weight: 1 },
      { name: "default", schedulingMode: "FIFO", minShare: 0, weight: 1 },
    ]);
    const warnings = app.logs.filter(({ logger }) => logger === "FairSchedulableBuilder");
    expect(warnings.map(({ text }) => text)).toEqual([
      "Unsupported schedulingMode: NONE found in Fair Scheduler configuration file: /etc/pools.xml, using the default schedulingMode: FIFO for pool: odd",
      "Error while loading fair scheduler configuration from /etc/pools.xml: minShare is blank or invalid: , using the default minShare: 0 for pool: odd",
      "Error while loading fair scheduler configuration from /etc/pools.xml: weight is blank or invalid: x, using the default weight: 1 for pool: odd",
      "Unsupported schedulingMode:  found in Fair Scheduler configuration file: /etc/pools.xml, using the default schedulingMode: FIFO for pool: deep",
      "Error while loading fair scheduler configuration from /etc/pools.xml: minShare is blank or invalid: , using the default minShare: 0 for pool: deep",
      "Error while loading fair scheduler configuration from /etc/pools.xml: weight is blank or invalid: , using the default weight: 1 for pool: deep",
    ]);
  });

  test("a mode that Spark does not know is refused in its words", async () => {
    const options = { conf: { "spark.scheduler.mode": "X" } };
    await expect(submit(slots(1), options, () => 0)).rejects.toThrow(
      "Unrecognized spark.scheduler.mode: X",
    );
  });

  test("without one, the default pool is as fair as the rest", async () => {
    const app = await submit(slots(1), fair(), ({ sparkContext: sc }) => sc.getAllPools());
    expect(app.result).toEqual([
      { name: "default", schedulingMode: "FAIR", minShare: 0, weight: 1 },
    ]);
  });

  test.each([
    ["is not there", undefined, "File /etc/none.xml does not exist"],
    ["is not well-formed", "<allocations><pool></allocations>", "unexpected close tag"],
  ])("says so when it %s", async (_what, text, says) => {
    const options = {
      conf: { "spark.scheduler.mode": "FAIR", "spark.scheduler.allocation.file": "/etc/none.xml" },
      ...(text === undefined ? {} : { localFiles: { "/etc/none.xml": text } }),
      xml,
    };
    await expect(submit(slots(1), options, () => 0)).rejects.toThrow(says);
  });
});

describe("pools share the slots", () => {
  /** C11.24: 4 slots, heavy (weight 3, 18 tasks) 100 ms before light (weight 1, 6 tasks), tasks of 400 ms. */
  test("three to one, as recorded on Spark 3.5.3", async () => {
    const app = await submit(
      slots(4),
      fair(poolsFile.replace('"odd"', '"light"').replace("none", "FIFO").replace(">x<", ">1<")),
      async (spark) => {
        const sc = spark.sparkContext;
        await spark.sleep(3_000);
        const job = (pool: string, tasks: number): Promise<number> => {
          sc.setLocalProperty("spark.scheduler.pool", pool);
          return sc
            .parallelize(Array.from({ length: tasks }), tasks)
            .map((x) => x)
            .costing(400_000)
            .count();
        };
        const heavy = job("heavy", 18);
        await spark.sleep(100);
        return Promise.all([heavy, job("light", 6)]);
      },
    );
    expect(app.result).toEqual([18, 6]);
    const order = launches(app);
    expect(order.slice(0, 4)).toBe("hhhh");
    expect(order.split("").filter((pool) => pool === "l")).toHaveLength(6);
    // While both have work, light has had a quarter of the slots, give or take the ones that are being decided. Equal shares would be two too many.
    for (let end = 8; end <= 22; end += 4) {
      const light = order.slice(4, end).split("l").length - 1;
      expect(Math.abs(light - (end - 4) / 4)).toBeLessThanOrEqual(1.5);
    }
  });

  test("FIFO knows no pools: the earlier job goes first", async () => {
    const app = await submit(slots(2), {}, async ({ sparkContext: sc }) => {
      const job = (pool: string): Promise<number> => {
        sc.setLocalProperty("spark.scheduler.pool", pool);
        return sc.parallelize([1, 2, 3, 4, 5, 6], 6).costing(100_000).count();
      };
      return Promise.all([job("x"), job("y")]);
    });
    expect(launches(app)).toBe("xxxxxxyyyyyy");
  });

  test("a pool that nobody described is made, with a warning", async () => {
    const app = await submit(slots(1), fair(), async ({ sparkContext: sc }) => {
      sc.setLocalProperty("spark.scheduler.pool", "zz");
      await sc.parallelize([1], 1).count();
      return sc.getPoolForName("zz");
    });
    expect(app.result).toEqual({ name: "zz", schedulingMode: "FIFO", minShare: 0, weight: 1 });
    expect(app.logs.map(({ text }) => text)).toContain(
      "A job was submitted with scheduler pool zz, which has not been configured. This can happen when the file that pools are read from isn't set, or when that file doesn't contain zz. Created zz with default configuration (schedulingMode: FIFO, minShare: 0, weight: 1)",
    );
  });
});

/**
 * The driver's turn: programs that wait in every way JavaScript has take turns with the engine in a fixed order; what the engine does
 * not know is refused by name; failures nobody waits for do not end the program.
 */
import { describe, expect, test } from "vitest";
import {
  eventsOf,
  local,
  seconds,
  simulate,
  standalone,
  submit,
  type SparkSession,
} from "../../engine/index.ts";

/** Nested awaits, Promise.all, for await and a race, with jobs that overlap. */
async function tangled(spark: SparkSession): Promise<unknown> {
  const sc = spark.sparkContext;
  const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const counts = (n: number): Promise<number> => sc.parallelize(numbers(n), 3).count();
  async function* each(): AsyncGenerator<number> {
    for (const n of [3, 1, 2]) yield await counts(n);
  }
  const seen: number[] = [];
  const [a, b] = await Promise.all([counts(4), counts(5).then((n) => counts(n + 1))]);
  for await (const n of each()) seen.push(n);
  const first = await Promise.race([counts(7), counts(8)]);
  return [a, b, seen, first];
}

describe("the driver's turn", () => {
  test("a tangled program leaves the same trace every time", async () => {
    const traces = new Set<string>();
    for (let i = 0; i < 30; i += 1) {
      const app = await submit(local("local[2]"), { seed: 5 }, tangled);
      expect(app.result).toEqual([4, 6, [3, 1, 2], 7]);
      traces.add(JSON.stringify(app.events));
    }
    expect(traces.size).toBe(1);
  });

  test("jobs of one program overlap when it waits for both", async () => {
    const app = await submit(local("local[2]"), {}, tangled);
    const starts = eventsOf(app.events, "SparkListenerJobStart");
    const ends = eventsOf(app.events, "SparkListenerJobEnd");
    expect(starts[1]?.id).toBeLessThan(ends[0]?.id ?? 0);
  });

  test("the clock stands still while the program waits for something outside", async () => {
    const app = await submit(local("local[1]"), {}, async (spark) => {
      await spark.sparkContext.parallelize([1], 1).count();
      const answer = await spark.external(
        new Promise<string>((resolve) =>
          setImmediate(() => setImmediate(() => resolve("outside"))),
        ),
      );
      await spark.sparkContext.parallelize([1], 1).count();
      return answer;
    });
    expect(app.result).toBe("outside");
    expect(eventsOf(app.events, "SparkListenerJobEnd")[0]?.at).toBe(
      eventsOf(app.events, "SparkListenerJobStart")[1]?.at,
    );
  });

  test("a promise that is not the engine's is refused by name", async () => {
    const stuck = submit(local("local[1]"), {}, () => new Promise(() => undefined));
    await expect(stuck).rejects.toThrow("spark.external(promise)");
  });

  test("a failed job that nobody waits for is a log line", async () => {
    const app = await submit(local("local[1]"), {}, async (spark) => {
      void spark.sparkContext
        .parallelize([1], 1)
        .map((): number => {
          throw new Error("unheard");
        })
        .count();
      return spark.sparkContext.parallelize([1, 2], 1).count();
    });
    expect(app.result).toBe(2);
    expect(app.logs.some(({ text }) => text.includes("Job 0 failed"))).toBe(true);
  });

  test("what still runs when main returns is cancelled in Spark's words", async () => {
    const app = await submit(local("local[1]"), {}, async (spark) => {
      void spark.sparkContext.parallelize([1, 2, 3], 3).costing(1_000_000).count();
      await spark.sleep(100);
      return "early";
    });
    expect(app.result).toBe("early");
    expect(eventsOf(app.events, "SparkListenerJobEnd")[0]?.jobResult).toMatchObject({
      kind: "JobFailed",
      message: "Job 0 cancelled because SparkContext was shut down",
    });
  });

  test("a killed driver's program never goes on", async () => {
    let went = false;
    const simulation = simulate(standalone({ workers: 1 }), {
      faults: [{ kind: "kill driver", when: { at: seconds(4) } }],
    });
    const app = simulation.submit({}, async (spark) => {
      await spark.sleep(10_000);
      went = true;
    });
    await simulation.run();
    expect(went).toBe(false);
    expect(String(app.error)).toContain("killed");
  });
});

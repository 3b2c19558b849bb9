/** The program of the runs on YARN (OnYarn.scala) in TypeScript, and what is broken in them, for the engine. Left out on purpose: a program that makes no context. */
import type { Fault, Main, TracedEvent } from "../../engine/index.ts";
import { seconds } from "../../engine/foundation/sizes.ts";
import type { YarnRun } from "./yarn-runs.ts";

const jobs = (nth: number) => ({
  after: (event: TracedEvent) => event.kind === "SparkListenerJobEnd",
  nth,
  delay: seconds(1),
});

export function faultsOf({ breaks, way }: YarnRun): readonly Fault[] {
  const when = jobs(1);
  if (way === "kills-executors")
    return ["1", "2", "3", "4"].map((executor) => ({
      kind: "kill executor",
      executor,
      exitCode: 7,
      when: {
        after: (event: TracedEvent) =>
          event.kind === "SparkListenerTaskStart" &&
          event.stageId > 1 &&
          event.taskInfo.executorId === executor,
        // Its first task has come up by then.
        delay: 20_000,
      },
    }));
  switch (breaks) {
    case "am":
      return [{ kind: "kill am", when }];
    case "client":
      return [{ kind: "kill client", when }];
    case "executor":
      return [{ kind: "kill executor", executor: "1", when }];
    case "application":
      return [{ kind: "kill application", when }];
    default:
      return [];
  }
}

/** OnYarn.scala, in TypeScript. */
export const program =
  ({ way, words }: YarnRun, results: string[]): Main<unknown> =>
  async (spark, driver) => {
    const sc = spark.sparkContext;
    // The first tasks of JVMs that have just come up take seconds, so that executors come while tasks wait.
    const isDynamic = words.includes("spark.dynamicAllocation.enabled=true");
    const perRecord = isDynamic ? 1_000_000 : 0;
    const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
    const sums = async (): Promise<void> => {
      const pairs = await sc
        .parallelize(numbers, 4)
        .costing(perRecord)
        .map((x): [number, number] => [x % 3, x])
        .reduceByKey((a, b) => a + b, 2)
        .collect();
      results.push(
        `RESULT ${pairs
          .map((pair) => `(${pair.join(",")})`)
          .toSorted()
          .join(" ")}`,
      );
    };
    // Real JVMs need seconds for their first job, so that a client that looks once a second sees them run.
    await spark.sleep(2_000);
    await sums();
    if (way === "holds") {
      await spark.sleep(30_000);
      await sums();
    }
    if (way === "fails" || way === "kills-executors")
      await sc
        .parallelize([1, 2, 3, 4], way === "fails" ? 2 : 4)
        .map((x) => {
          if (way === "fails" && x === 3) throw new Error("bad record 3");
          return x;
        })
        .count();
    if (way === "exits-3") return driver.exit(3);
    if (way === "exits-0") return driver.exit(0);
    if (way === "stops-exits-3") {
      spark.stop();
      return driver.exit(3);
    }
    // A real context takes longer to stop than executors' allocation takes to look.
    if (isDynamic) await spark.sleep(300);
    spark.stop();
  };

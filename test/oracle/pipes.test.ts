/**
 * Partitions through programs, and evaluators, as real Spark showed them (Pipes.scala), and the engine beside them. In Spark: PipedRDD, MapPartitionsWithEvaluatorRDD.
 * Left out on purpose: programs that the machines of the engine have not.
 */
import { describe, expect, test } from "vitest";
import {
  HashPartitioner,
  MemoryDisk,
  local,
  standalone,
  submit,
  type PartitionEvaluatorFactory,
  type RDD,
  type SparkContext,
} from "#engine/index";
import { unshippable } from "./programs/evaluators.ts";
import { rddFacts } from "./rdd-facts.ts";

const facts = rddFacts.facts.filter(({ script }) => script === "Pipes.scala");
const seenOf = (kind: string, name: string): string =>
  facts.find((fact) => fact.kind === kind && fact.name === name)?.seen ?? "not recorded";

function diskOf(files: Readonly<Record<string, string>>): MemoryDisk {
  const disk = new MemoryDisk();
  for (const [path, text] of Object.entries(files))
    disk.write(path, new TextEncoder().encode(text));
  return disk;
}

/** What a program saw, or what its task said when it failed. */
async function told(
  main: (sc: SparkContext) => Promise<unknown>,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const app = await submit(local("local[2]"), { files: diskOf(files) }, async (spark) =>
    JSON.stringify(await main(spark.sparkContext)),
  );
  const error = app.error as (Error & { readonly className?: string }) | undefined;
  if (error === undefined) return app.result;
  const [first = ""] = error.message.split("\n");
  return /(?<=executor driver\): ).*/.exec(first)?.[0] ?? `${error.className}: ${first}`;
}

const parts = (rdd: RDD<unknown>): Promise<unknown> => rdd.glom().collect();

interface Case {
  readonly records: readonly string[];
  readonly slices: number;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const sums: PartitionEvaluatorFactory<number, string> =
  () =>
  (index, ...inputs) => [
    `${index}:${inputs.map((input) => [...input].reduce((a, b) => a + b, 0)).join("+")}`,
  ];

describe("pipe", () => {
  const whole = facts.filter(({ kind, name }) => kind === "pipe" && name.startsWith("{"));

  test("was recorded with programs of every kind", () => {
    expect(whole.length).toBeGreaterThanOrEqual(55);
  });

  test.each(whole)("$name", async ({ name, seen }) => {
    const { records, slices, command, env } = JSON.parse(name) as Case;
    const ours = await told((sc) => parts(sc.parallelize(records, slices).pipe(command, env)));
    expect(ours).toBe(seen);
  });

  test("a command in one text goes by white space", async () => {
    const kind = "pipe by words";
    const by = (records: readonly string[], command: string): Promise<string> =>
      told((sc) => parts(sc.parallelize(records, 1).pipe(command)));
    expect(await by(["10", "9"], "  sort\t-n ")).toBe(seenOf(kind, "sort -n"));
    expect(await by(["10", "9"], "   ")).toBe(seenOf(kind, "none"));
    expect(await by(["a 'b", "c"], "grep 'b")).toBe(seenOf(kind, "quotes are no quotes"));
  });

  test("records and functions that print", async () => {
    expect(
      await told((sc) =>
        parts(
          sc
            .parallelize(
              [
                [1, "a"],
                [2, null],
              ],
              1,
            )
            .pipe("cat"),
        ),
      ),
    ).toBe(seenOf("pipe", "records that are no texts"));
    const printed = await told((sc) =>
      parts(
        sc.parallelize([1, 2], 2).pipe(
          ["cat"],
          {},
          {
            printPipeContext: (print) => print("first"),
            printRDDElement: (n, print) => {
              for (let i = 1; i <= n; i += 1) print(`n${i}`);
            },
          },
        ),
      ),
    );
    expect(printed).toBe(seenOf("pipe", "context and elements printed by functions"));
  });

  test("a function upstream that fails, and a failure that nobody waits for", async () => {
    const upstream = await told((sc) =>
      parts(
        sc
          .parallelize([1, 2], 1)
          .map((n) => {
            if (n === 2) throw new TypeError("two");
            return n;
          })
          .pipe("cat"),
      ),
    );
    expect(upstream).toContain(": two");
    expect(seenOf("pipe", "a function upstream fails")).toContain(": two");
    const quiet = (command: readonly string[], records: readonly string[]): Promise<string> =>
      told((sc) => sc.parallelize(records, 1).pipe(command).take(1));
    expect(await quiet(["grep", "-q", "zzz"], ["a", "b", "c"])).toBe(
      seenOf("pipe", "take of what a program that fails has said"),
    );
    expect(await quiet(["cat", "-", "no-such-file"], ["a", "b"])).toBe(
      seenOf("pipe", "take before its failure is known"),
    );
  });

  const files = { "/F/lines.txt": "a\nb\n" };
  const over: Readonly<Record<string, (file: RDD<string>) => RDD<unknown>>> = {
    textFile: (file) => file,
    map: (file) => file.map((line) => `${line}!`),
    pipe: (file) => file.pipe("cat"),
    coalesce: (file) => file.coalesce(1),
    persisted: (file) => file.persist(),
  };
  const ofFiles = facts.filter(({ kind }) => kind === "pipe of a file");
  test.each(ofFiles)("the name of the file that a partition is of: $name", async (fact) => {
    const [how = "", variable = ""] = fact.name.split(" ");
    const file = (sc: SparkContext): RDD<unknown> | undefined => over[how]?.(sc.textFile("/F", 1));
    const ours = await told(
      (sc) => parts(file(sc)?.pipe(`printenv ${variable}`) ?? sc.emptyRDD()),
      files,
    );
    expect(ours).toBe(fact.seen);
  });

  test("what a program says on standard error stands in its executor's log", async () => {
    const app = await submit(standalone({ workers: 1, cores: 1, memory: "2g" }), {}, (spark) =>
      spark.sparkContext.parallelize(["a"], 1).pipe("cat - no-such-file").take(1),
    );
    const lines = app.logs.filter(({ logger }) => logger === "stderr");
    expect(lines).toMatchObject([{ text: "cat: no-such-file: No such file or directory" }]);
  });
});

describe("evaluators", () => {
  const numbers = (sc: SparkContext): RDD<number> =>
    sc.parallelize([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3);
  const few = (sc: SparkContext, slices: number): RDD<number> =>
    sc.parallelize([1, 2, 3, 4], slices);

  test.each<[string, (sc: SparkContext) => RDD<unknown>]>([
    ["mapPartitionsWithEvaluator", (sc) => numbers(sc).mapPartitionsWithEvaluator(sums)],
    [
      "zipPartitionsWithEvaluator",
      (sc) => numbers(sc).zipPartitionsWithEvaluator(few(sc, 3), sums),
    ],
    [
      "zipPartitionsWithEvaluator, unequal",
      (sc) => numbers(sc).zipPartitionsWithEvaluator(few(sc, 2), sums),
    ],
    ["barrier", (sc) => few(sc, 2).barrier().mapPartitionsWithEvaluator(sums)],
  ])("%s", async (name, make) => {
    expect(await told((sc) => parts(make(sc)))).toBe(seenOf("evaluator", name));
  });

  test("that of a barrier makes no barrier", async () => {
    const app = await submit(local("local[2]"), {}, (spark) =>
      few(spark.sparkContext, 2).barrier().mapPartitionsWithEvaluator(sums).count(),
    );
    const infos = app.events.flatMap((event) =>
      event.kind === "SparkListenerStageSubmitted" ? event.stageInfo.rddInfos : [],
    );
    expect(
      infos
        .map(({ name, isBarrier }) => `${name} ${isBarrier}`)
        .sort()
        .join(", "),
    ).toBe(seenOf("evaluator", "is the barrier's stage a barrier"));
  });

  test("a factory that cannot be shipped is noticed by the job, not when the RDD is made", async () => {
    const made: string[] = [];
    const app = await submit(local("local[2]"), {}, (spark) =>
      unshippable(spark, () => void made.push("waits")),
    );
    expect(made).toEqual([seenOf("evaluator", "not serializable: when made")]);
    const before =
      "Job aborted due to stage failure: Task not serializable: java.io.NotSerializableException: ";
    expect(app.error).toMatchObject({ message: expect.stringContaining(before) as string });
    expect(seenOf("evaluator", "not serializable: when run")).toContain(before);
  });

  test("the lineage, and no partitioner", async () => {
    const app = await submit(local("local[2]"), {}, (spark) => {
      const sc = spark.sparkContext;
      const lineage = (rdd: RDD<unknown>): string =>
        rdd
          .toDebugString()
          .replaceAll(/ at .*/g, "")
          .replaceAll(/\[\d+\]/g, "")
          .replaceAll("\n", " / ");
      const all = numbers(sc);
      const placed = all.map((n): [number, number] => [n, n]).partitionBy(new HashPartitioner(2));
      return Promise.resolve({
        pipe: lineage(few(sc, 2).pipe("cat")),
        mapPartitionsWithEvaluator: lineage(all.mapPartitionsWithEvaluator(sums)),
        zipPartitionsWithEvaluator: lineage(all.zipPartitionsWithEvaluator(all, sums)),
        partitioner: placed.mapPartitionsWithEvaluator(() => (_index, input) => input ?? [])
          .partitioner,
      });
    });
    const { partitioner, ...lineages } = app.result;
    for (const [name, text] of Object.entries(lineages)) expect(text).toBe(seenOf("lineage", name));
    expect(`${partitioner === undefined ? "None" : "Some"}`).toBe(
      seenOf("evaluator", "partitioner"),
    );
  });
});

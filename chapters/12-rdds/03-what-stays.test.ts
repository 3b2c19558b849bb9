/**
 * Laws: what is left of an RDD after an action, with `persist` and without.
 *
 * In Spark: RDD.persist, unpersist, BlockManager. Left out on purpose: memory that is too small, which has laws of its own; replication.
 */
import { StorageLevels } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  lineages,
  narrowOps,
  shuffledLineages,
} from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords, type Pairs } from "../../test/harness/generators/lineage.ts";
import { rddBlocks } from "../../test/harness/generators/rdd-blocks.ts";
import {
  anyCluster,
  localClusters,
  localOf,
  run,
  seeds,
  standaloneOf,
} from "../../test/harness/generators/run.ts";
import { plural, seen } from "../../test/harness/generators/seen.ts";

const named = Object.entries(StorageLevels).filter(([name]) => name !== "NONE");

section({ en: "What stays after an action", ko: "액션 뒤에 남는 것" }, () => {
  law(
    "without `persist`, nothing of an RDD is stored, and each action computes it again from its source or its shuffle files",
    {
      claims: ["S2-38", "S2-53", "S2-54"],
      ko: "`persist`가 없으면 저장되는 것이 없다. 액션마다 원천이나 셔플 파일에서부터 다시 계산한다.",
      cover: { "from its source": 27, "from its shuffle files": 26 },
      kills: ["inside/every-rdd-is-kept", "inside/each-job-shuffles-anew"],
    },
    [
      fc.oneof(
        lineages({ minSteps: 1, maxSteps: 4, ops: narrowOps }),
        shuffledLineages({ minSteps: 1, maxSteps: 3 }),
      ),
      fc.integer({ min: 2, max: 4 }),
      anyCluster,
      seeds,
    ],
    async (t, lineage, times, cluster, seed) => {
      const shuffles = "partitions" in (lineage.at(-1) ?? {});
      let calls = 0;
      const after: number[] = [];
      const app = await run(cluster, { seed }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage, () => (calls += 1)).at(-1) as Pairs;
        for (let k = 0; k < times; k += 1) {
          await rdd.count();
          after.push(calls);
        }
      });
      const first = after[0] as number;
      t.say(
        `${inWords(lineage)}, counted ${times} times on ${cluster.name}`,
        `${cluster.ko}: ${inWords(lineage)}, count ${times}번`,
      );
      t.classify("from its source", !shuffles && first > 0);
      t.classify("from its shuffle files", shuffles && first > 0);
      t.expect(app.error).toBeUndefined();
      t.expect(after).toEqual(after.map((_, k) => (shuffles ? first : first * (k + 1))));
      t.expect(rddBlocks(app.events).ever).toEqual([]);
      t.witness(
        `${times} counts: functions called ${after.join(", then ")} times in all; blocks of RDDs stored: none`,
        `count ${times}번: 함수를 부른 횟수는 모두 ${after.join(", ")}번이고, 저장된 RDD 블록은 없다`,
      );
    },
  );

  law(
    "`persist` computes nothing; the next action stores the partitions that it reads, and no others",
    {
      claims: ["S0-09", "S2-55", "Y-32"],
      ko: "`persist`는 아무것도 계산하지 않는다. 다음 액션이 읽는 파티션만 저장된다.",
      cover: { "not all were read": 11, "no action": 8 },
      kills: ["inside/cached-as-a-whole", "rdds/persist-computes-at-once"],
    },
    [
      lineages({ minSteps: 1, maxSteps: 3, ops: narrowOps, maxPartitions: 6 }),
      fc.constantFrom("none", "take", "take", "count"),
      anyCluster,
      seeds,
    ],
    async (t, lineage, action, cluster, seed) => {
      let calls = 0;
      const app = await run(cluster, { seed }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage, () => (calls += 1)).at(-1) as Pairs;
        rdd.persist(StorageLevels.MEMORY_ONLY);
        const atOnce = calls;
        if (action === "take") await rdd.take(1);
        if (action === "count") await rdd.count();
        return { atOnce, id: rdd.id, partitions: rdd.getNumPartitions() };
      });
      const { atOnce, id, partitions } = app.result;
      const read = seen(app.events).tasks.map(({ info }) => `rdd_${id}_${info.partitionId}`);
      const { now } = rddBlocks(app.events);
      t.say(
        `${inWords(lineage)}, persisted, then ${action} on ${cluster.name}`,
        `${cluster.ko}: ${inWords(lineage)}, persist 다음에 ${action}`,
      );
      t.classify("no action", action === "none");
      t.classify("not all were read", action === "take" && now.length < partitions);
      t.expect(atOnce).toBe(0);
      t.expect(now.map(({ block }) => block)).toEqual(read.toSorted());
      t.witness(
        `persist called ${atOnce} functions; ${action} read ${read.length} of ${plural(partitions, "partition")}: ${now.map(({ block }) => block).join(", ") || "no block"}`,
        `persist가 부른 함수 ${atOnce}번. ${action}이 파티션 ${partitions}개 가운데 ${read.length}개를 읽었다: ${now.map(({ block }) => block).join(", ") || "블록 없음"}`,
      );
    },
  );

  law(
    "a stored partition is read, not computed, until `unpersist` drops it; then the next action computes it again",
    {
      claims: ["S2-57", "S2-55", "S2-54"],
      ko: "저장된 파티션은 계산하지 않고 읽는다. `unpersist`하면 버려지고, 다음 액션이 다시 계산한다.",
      cover: { "on disk": 9, "records to compute": 60 },
      kills: ["rdds/unpersist-keeps-the-blocks", "rdds/stored-blocks-are-not-read"],
    },
    [
      lineages({ minSteps: 1, maxSteps: 3, ops: narrowOps }),
      fc.constantFrom("MEMORY_ONLY", "MEMORY_ONLY_SER", "MEMORY_AND_DISK", "DISK_ONLY"),
      fc.integer({ min: 1, max: 3 }),
      localClusters,
      seeds,
    ],
    async (t, lineage, level, times, cluster, seed) => {
      let calls = 0;
      const app = await run(cluster, { seed }, async (spark) => {
        const rdd = build(spark.sparkContext, lineage, () => (calls += 1)).at(-1) as Pairs;
        rdd.persist(StorageLevels[level as "MEMORY_ONLY"]);
        const answers = [await rdd.collect()];
        const first = calls;
        for (let k = 0; k < times; k += 1) answers.push(await rdd.collect());
        const kept = calls;
        rdd.unpersist(true);
        answers.push(await rdd.collect());
        return { answers, first, kept, last: calls };
      });
      const { answers, first, kept, last } = app.result;
      t.say(
        `${inWords(lineage)} at ${level}, ${times + 1} collects, unpersist, one more`,
        `${inWords(lineage)}, ${level}: collect ${times + 1}번, unpersist, 한 번 더`,
      );
      t.classify("on disk", level === "DISK_ONLY");
      t.classify("records to compute", first > 0);
      t.expect(kept).toBe(first);
      t.expect(last).toBe(2 * first);
      for (const answer of answers) t.expect(answer).toEqual(answers[0]);
      t.expect(rddBlocks(app.events).now).toEqual([]);
      t.witness(
        `functions called: ${first} times by the first collect, ${kept - first} by the next ${times}, ${last - kept} after unpersist`,
        `함수를 부른 횟수: 첫 collect ${first}번, 이어진 ${times}번에는 ${kept - first}번, unpersist 뒤 ${last - kept}번`,
      );
    },
  );

  law(
    "`cache()` is `persist(MEMORY_ONLY)`, and another level is refused afterwards",
    {
      claims: ["S2-58", "Y-35"],
      ko: "`cache()`는 `persist(MEMORY_ONLY)`이고, 그 뒤에 다른 수준은 거절된다.",
      cover: { "the same level again": 1 },
      kills: ["rdds/cache-uses-the-disk", "rdds/levels-may-change"],
    },
    [fc.constantFrom(...named.map(([name]) => name)), fc.boolean(), seeds],
    async (t, name, unpersisted, seed) => {
      const level = named.find(([one]) => one === name)?.[1] ?? StorageLevels.NONE;
      const app = await run(localOf(1), { seed }, ({ sparkContext: sc }) => {
        const rdd = sc.parallelize([1, 2, 3], 1).cache();
        const cached = rdd.getStorageLevel();
        if (unpersisted) rdd.unpersist();
        let refused = "";
        try {
          rdd.persist(level);
        } catch (error) {
          refused = String(error);
        }
        return Promise.resolve({ cached, refused, now: rdd.getStorageLevel() });
      });
      const { cached, refused, now } = app.result;
      const same = level === StorageLevels.MEMORY_ONLY;
      t.say(
        `cache()${unpersisted ? ", unpersist()" : ""}, then persist(${name})`,
        `cache()${unpersisted ? ", unpersist()" : ""}, 다음에 persist(${name})`,
      );
      t.classify("the same level again", same);
      t.expect(cached).toEqual(StorageLevels.MEMORY_ONLY);
      t.expect(refused !== "").toBe(!same && !unpersisted);
      if (refused !== "") t.expect(refused).toContain("Cannot change storage level of an RDD");
      t.expect(now).toEqual(refused === "" ? level : StorageLevels.MEMORY_ONLY);
      t.witness(
        `cache()${unpersisted ? ", unpersist()" : ""}, persist(${name}): ${refused || "taken"}`,
        `cache()${unpersisted ? ", unpersist()" : ""}, persist(${name}): ${refused || "받아들임"}`,
      );
    },
  );

  law(
    "a task goes to the executor that holds its partition while that one is free in time, and elsewhere its answer is the same",
    {
      claims: ["S0-10"],
      ko: "태스크는 제 파티션을 가진 익스큐터가 제때 비면 그리로 간다. 다른 데서 돌아도 답은 같다.",
      cover: { "the holder is free in time": 30, "it does not wait, and runs elsewhere": 1 },
      kills: ["rdds/tasks-go-anywhere"],
    },
    [
      fc.integer({ min: 2, max: 3 }),
      fc.integer({ min: 2, max: 8 }),
      fc.constantFrom("3s", "3s", "0s"),
      seeds,
    ],
    async (t, workers, partitions, wait, seed) => {
      const conf = { "spark.locality.wait": wait };
      const app = await run(standaloneOf(workers, 1), { seed, conf }, async (spark) => {
        await spark.sleep(5_000);
        const rdd = spark.sparkContext
          .parallelize(
            Array.from({ length: 24 }, (_, n) => n),
            partitions,
          )
          .map((n) => n * n)
          .cache();
        return [await rdd.collect(), await rdd.collect(), await rdd.collect()];
      });
      const [, ...later] = seen(app.events).jobs;
      const holders = new Map(
        rddBlocks(app.events).first.map(({ block, executor }) => [
          Number(block.split("_")[2]),
          executor,
        ]),
      );
      const tasks = later.flatMap(({ attempts }) => attempts.flatMap((a) => a.tasks));
      const atHome = tasks.filter(({ info }) => holders.get(info.partitionId) === info.executorId);
      t.say(
        `${plural(partitions, "partition")} cached on ${plural(workers, "executor")}, wait ${wait}`,
        `익스큐터 ${workers}개에 파티션 ${partitions}개 캐시, 대기 ${wait}`,
      );
      t.classify("the holder is free in time", wait === "3s");
      t.classify("it does not wait, and runs elsewhere", atHome.length < tasks.length);
      t.expect(holders.size).toBe(partitions);
      for (const { info } of atHome) t.expect(info.taskLocality).toBe("PROCESS_LOCAL");
      if (wait === "3s") t.expect(atHome.length).toBe(tasks.length);
      t.expect(new Set(app.result.map(String)).size).toBe(1);
      t.witness(
        `${atHome.length} of ${plural(tasks.length, "later task")} ran where their partition was cached (wait ${wait})`,
        `뒤의 태스크 ${tasks.length}개 가운데 ${atHome.length}개가 파티션이 캐시된 곳에서 돌았다(대기 ${wait})`,
      );
    },
  );

  law(
    "a function that changes its records in place spoils what is stored as objects, and nothing else",
    {
      claims: ["S2-32"],
      ko: "레코드를 제자리에서 바꾸는 함수는 객체로 저장된 것만 망친다.",
      cover: { "stored as objects": 1, "stored as bytes": 6 },
      kills: ["rdds/all-is-stored-as-objects", "rdds/stored-objects-are-copied"],
    },
    [
      fc.constantFrom("none", "MEMORY_ONLY", "MEMORY_ONLY_SER", "DISK_ONLY"),
      fc.boolean(),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 8, size: "max" }),
      seeds,
    ],
    async (t, level, pure, numbers, seed) => {
      const app = await run(localOf(1), { seed }, async ({ sparkContext: sc }) => {
        const cells = sc.parallelize(
          numbers.map((n) => [n]),
          1,
        );
        if (level !== "none") cells.persist(StorageLevels[level as "MEMORY_ONLY"]);
        await cells.count();
        await cells
          .map((cell) => {
            if (pure) return [(cell[0] as number) + 10];
            cell[0] = (cell[0] as number) + 10;
            return cell;
          })
          .collect();
        return (await cells.collect()).flat();
      });
      const spoilt = level === "MEMORY_ONLY" && !pure;
      t.say(
        `${pure ? "a pure" : "a changing"} function over ${numbers.join(", ")} stored at ${level}`,
        `${level}에 저장한 ${numbers.join(", ")}에 ${pure ? "순수한" : "레코드를 바꾸는"} 함수`,
      );
      t.classify("stored as objects", spoilt);
      t.classify("stored as bytes", !pure && level !== "MEMORY_ONLY" && level !== "none");
      t.expect(app.result).toEqual(spoilt ? numbers.map((n) => n + 10) : numbers);
      t.witness(
        `${level}: ${numbers.join(", ")} ${spoilt ? "became" : "stayed"} ${app.result.join(", ")}`,
        `${level}: ${numbers.join(", ")}은 ${app.result.join(", ")}${spoilt ? "이 되었다" : " 그대로다"}`,
      );
    },
  );
});

/**
 * Laws: checkpoints, and what they cut.
 *
 * In Spark: RDD.checkpoint, RDD.localCheckpoint, ReliableRDDCheckpointData, LocalRDDCheckpointData. Same: the jobs, the files, the
 * lineage before and after, what comes too late. Left out on purpose: the bytes of the files, which are of our own format.
 */
import { MemoryDisk, simulate } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { lineages } from "../../test/harness/generators/draw-lineage.ts";
import {
  build,
  inWords,
  type Lineage,
  type Pair,
  type Pairs,
} from "../../test/harness/generators/lineage.ts";
import { afterJob } from "../../test/harness/generators/losses.ts";
import {
  localClusters,
  localOf,
  run,
  seeds,
  standaloneOf,
  watched,
} from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";
import { behind } from "./rdds-seen.ts";

section({ en: "Checkpoints", ko: "체크포인트" }, () => {
  law(
    "a checkpoint is written by a job of its own after the first action, and the lineage ends there from then on",
    {
      claims: ["X-08"],
      ko: "체크포인트는 첫 액션 뒤에 따로 도는 잡이 쓰고, 그때부터 계보는 거기서 끝난다.",
      cover: { "no directory": 8, "marked after a job": 7, saved: 30, "a shuffle before it": 15 },
      kills: [
        "keys/checkpoints-without-a-directory",
        "keys/a-checkpoint-keeps-its-lineage",
        "keys/a-late-mark-counts",
        "keys/the-action-writes-the-checkpoint",
      ],
    },
    [
      lineages({ maxSteps: 5 }),
      fc.constantFrom("no directory", "marked after a job", "in time", "in time"),
      localClusters,
      seeds,
    ],
    async (t, lineage, when, cluster, seed) => {
      const files = new MemoryDisk();
      const { seed: _seed, ...options } = watched({ seed });
      const simulation = simulate(cluster.spec, { ...watched({ seed }), files });
      const app = simulation.submit(options, async (spark) => {
        const sc = spark.sparkContext;
        if (when !== "no directory") sc.setCheckpointDir("/checkpoints");
        const last = build(sc, lineage).at(-1) as Pairs;
        const before = behind([last]).length;
        if (when === "marked after a job") await last.count();
        const refused = marked(last);
        const answers = [await last.collect()];
        const folder = last.getCheckpointFile();
        answers.push(await last.collect());
        return {
          before,
          after: behind([last]).length,
          refused,
          folder,
          answers,
          partitions: last.getNumPartitions(),
          kinds: last.toDebugString().split("\n").length,
        };
      });
      await simulation.run();
      const { before, after, refused, folder, answers, partitions } = app.result;
      const { jobs } = seen(app.events);
      const written = files.list("/checkpoints").filter((path) => path.includes("/part-"));
      const saved = when === "in time";
      t.say(`${inWords(lineage)}, ${when}`, `${inWords(lineage)}, ${inKorean(when)}`);
      t.classify("no directory", when === "no directory");
      t.classify("marked after a job", when === "marked after a job");
      t.classify("saved", saved);
      t.classify("a shuffle before it", saved && (jobs[0]?.stages.length ?? 0) > 1);
      t.expect(refused).toBe(
        when === "no directory"
          ? "Checkpoint directory has not been set in the SparkContext"
          : undefined,
      );
      t.expect(jobs.length).toBe(when === "no directory" ? 2 : 3);
      t.expect(written.toSorted()).toEqual(
        saved ? upTo(partitions).map((i) => `${folder}/part-${String(i).padStart(5, "0")}`) : [],
      );
      t.expect(after).toBe(saved ? 2 : before);
      if (saved) t.expect(jobs[2]?.stages.length).toBe(1);
      t.expect(answers[1]?.toSorted(byBoth)).toEqual(answers[0]?.toSorted(byBoth));
      t.witness(
        saved
          ? `one collect ran jobs 0 and 1 and left ${written.length} files; ${before} RDDs of lineage became ${after}, the next collect ran 1 job of 1 stage`
          : `${when}: ${jobs.length} jobs, no file, ${after} RDDs of lineage as before`,
        saved
          ? `collect 한 번에 잡 0과 1이 돌고 파일 ${written.length}개가 남음. 계보의 RDD ${before}개가 ${after}개로 줄고, 다음 collect는 스테이지 하나짜리 잡 하나`
          : `${when === "no directory" ? "디렉터리 없음" : "잡이 돈 뒤에 표시"}: 잡 ${jobs.length}개, 파일 없음, 계보의 RDD ${after}개 그대로`,
      );
    },
  );

  law(
    "a reliable checkpoint outlives the executors, a local one is lost with them",
    {
      claims: ["X-08"],
      ko: "안정적인 체크포인트는 익스큐터보다 오래 남고, 로컬 체크포인트는 익스큐터와 함께 사라진다.",
      cover: { reliable: 30, "local, and a block was lost": 20, "local, and nothing was lost": 1 },
      kills: ["keys/a-lost-local-checkpoint-is-made-again"],
    },
    [fc.boolean(), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), seeds],
    async (t, reliable, m, workers, seed) => {
      const app = await run(
        standaloneOf(workers, 1),
        { seed, faults: [afterJob(reliable ? 2 : 1)] },
        async (spark) => {
          const sc = spark.sparkContext;
          await spark.sleep(4_000);
          sc.setCheckpointDir("/checkpoints");
          const rdd = sc.parallelize(upTo(12), m).map((n) => n + 1);
          if (reliable) rdd.checkpoint();
          else rdd.localCheckpoint();
          await rdd.count();
          await spark.sleep(8_000);
          return rdd.collect();
        },
      );
      const first = seen(app.events).jobs[0]?.attempts[0]?.tasks ?? [];
      const lost = first.filter(({ info }) => info.executorId === "0").length;
      const breaks = !reliable && lost > 0;
      t.say(
        `${reliable ? "checkpoint" : "localCheckpoint"}, ${m} partitions, ${workers} workers`,
        `${reliable ? "checkpoint" : "localCheckpoint"}, 파티션 ${m}개, 워커 ${workers}개`,
      );
      t.classify("reliable", reliable);
      t.classify("local, and a block was lost", breaks);
      t.classify("local, and nothing was lost", !reliable && lost === 0);
      t.expect(String(app.error).includes("Checkpoint block rdd_1_")).toBe(breaks);
      if (!breaks) t.expect(app.result).toEqual(upTo(12).map((n) => n + 1));
      t.witness(
        `${reliable ? "files" : "blocks"} of ${m} partitions, executor 0 dies with ${lost} of them: the next job ${breaks ? "fails" : "ends well"}`,
        `파티션 ${m}개의 ${reliable ? "파일" : "블록"}, 익스큐터 0이 ${lost}개와 함께 죽음: 다음 잡은 ${breaks ? "실패" : "성공"}`,
      );
    },
  );

  law(
    "a local checkpoint runs a job only for the partitions that the action left out, and writes no file",
    {
      claims: ["X-08"],
      ko: "로컬 체크포인트는 액션이 건너뛴 파티션만 잡을 하나 더 돌려 채우고, 파일은 쓰지 않는다.",
      cover: { "the action took a part": 19, "the action took all": 30 },
      kills: ["keys/a-local-checkpoint-computes-all"],
    },
    [fc.integer({ min: 1, max: 6 }), fc.boolean(), seeds],
    async (t, m, take, seed) => {
      let calls = 0;
      const records = upTo(m).map((n): Pair => [n, n]);
      const lineage: Lineage = [
        { op: "parallelize", records, slices: m },
        { op: "map", on: 0 },
      ];
      const app = await run(localOf(2), { seed }, async (spark) => {
        const rdd = (
          build(spark.sparkContext, lineage, () => (calls += 1)).at(-1) as Pairs
        ).localCheckpoint();
        const some = take ? await rdd.take(1) : await rdd.collect();
        return [some.length, rdd.isCheckpointed, behind([rdd]).length, rdd.getCheckpointFile()];
      });
      const jobs = seen(app.events).jobs.map(({ attempts }) => attempts[0]?.tasks.length ?? 0);
      const missing = take ? m - 1 : 0;
      t.say(
        `${m} partitions, ${take ? "take(1)" : "collect"}`,
        `파티션 ${m}개에 ${take ? "take(1)" : "collect"}`,
      );
      t.classify("the action took a part", missing > 0);
      t.classify("the action took all", missing === 0);
      t.expect(app.result).toEqual([take ? 1 : m, true, 2, undefined]);
      t.expect(jobs).toEqual([take ? 1 : m, ...(missing > 0 ? [missing] : [])]);
      t.expect(calls).toBe(m);
      t.witness(
        `${take ? "take(1)" : "collect"} over ${m} partitions: jobs of ${jobs.join(" and ")} tasks, ${calls} records computed, no file`,
        `파티션 ${m}개에 ${take ? "take(1)" : "collect"}: 태스크 ${jobs.join("개, ")}개, 계산한 레코드 ${calls}개, 파일 없음`,
      );
    },
  );
});

const inKorean = (when: string): string =>
  when === "no directory"
    ? "디렉터리 없음"
    : when === "in time"
      ? "제때 표시"
      : "잡이 돈 뒤에 표시";

/** What `checkpoint()` said, if it refused. */
function marked(rdd: Pairs): string | undefined {
  try {
    rdd.checkpoint();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const byBoth = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number =>
  a - c || b - d;

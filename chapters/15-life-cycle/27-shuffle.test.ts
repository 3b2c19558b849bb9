/**
 * Laws: what map tasks leave behind, and which way it goes.
 *
 * In Spark: IndexShuffleBlockResolver, ShuffleBlockFetcherIterator. Same: files on the executor that ran the task, fetched
 * by reducers. Left out on purpose: the external shuffle service, push-based shuffle.
 */
import { HashPartitioner, simulate } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords, pairs, type Pair } from "../../test/harness/generators/lineage.ts";
import { asMultiset } from "../../test/harness/generators/model-records.ts";
import {
  localOf,
  run,
  seeds,
  standaloneClusters,
  standaloneOf,
  watched,
} from "../../test/harness/generators/run.ts";
import { seen, upTo } from "../../test/harness/generators/seen.ts";
import { lifeInside } from "./sections.ts";

section(lifeInside, () => {
  law(
    "a map task leaves one data file on its executor, and a result task sends its value to the driver",
    {
      claims: ["S1-24", "S4-27"],
      ko: "맵 태스크는 익스큐터에 데이터 파일 하나를 남기고, 결과 태스크는 값을 드라이버로 보낸다.",
      cover: { "r much larger than m": 21, "empty map outputs": 6 },
      kills: ["inside/a-file-for-each-reducer", "inside/map-tasks-send-records"],
    },
    [
      pairs(30),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 16 }),
      standaloneClusters(1, 3),
      seeds,
    ],
    async (t, records, m, r, cluster, seed) => {
      const simulation = simulate(cluster.spec, watched({ seed }));
      let files: string[] = [];
      const app = simulation.submit(watched(), async (spark) => {
        const rdd = spark.sparkContext.parallelize(
          records.map(([k, v]): Pair => [k, v]),
          m,
        );
        const answer = await rdd.partitionBy(new HashPartitioner(r)).collect();
        files = upTo(cluster.executors).flatMap((worker) =>
          simulation.world.disk(`worker-${worker + 1}`).list("/local"),
        );
        return answer;
      });
      await simulation.run();
      const { attempts } = seen(app.events);
      const [map, result] = attempts.map(({ tasks }) => tasks);
      const slice = (p: number): number =>
        Math.floor(((p + 1) * records.length) / m) - Math.floor((p * records.length) / m);
      const written = (map ?? [])
        .filter(({ info }) => slice(info.partitionId) > 0)
        .map(({ id, info }) => `${info.executorId} shuffle_0_${id}_0.data`);
      const data = files
        .filter((path) => path.endsWith(".data"))
        .map((path) => `${path.split("/")[3]} ${path.split("/").at(-1)}`);
      const told = (ids: readonly number[]): number[] =>
        app.events.flatMap((event) =>
          event.kind === "StatusUpdate" && event.state === "FINISHED" && ids.includes(event.taskId)
            ? [event.bytes]
            : [],
        );
      const mapBytes = told((map ?? []).map(({ id }) => id));
      const resultBytes = told((result ?? []).map(({ id }) => id));
      t.say(
        `${records.length} records, ${m} map and ${r} reduce partitions on ${cluster.name}`,
        `${cluster.ko}: 레코드 ${records.length}개, 맵 파티션 ${m}개, 리듀스 파티션 ${r}개`,
      );
      t.classify("r much larger than m", r >= 3 * m);
      t.classify("empty map outputs", written.length < m);
      t.expect(data.toSorted()).toEqual(written.toSorted());
      t.expect(new Set(mapBytes).size).toBe(1);
      t.expect(Math.max(...mapBytes)).toBeLessThan(1_000 + 2 * r);
      t.expect(asMultiset(app.result)).toEqual(asMultiset(records));
      t.expect(resultBytes.length).toBe(r);
      if (data.length < 2) return;
      t.witness(
        `${m} map tasks left ${data.length} data files for ${r} reducers and told the driver ${mapBytes[0]} bytes each; ${r} result tasks sent it ${resultBytes.reduce((a, b) => a + b, 0)} bytes`,
        `맵 태스크 ${m}개가 리듀서 ${r}개를 위해 남긴 데이터 파일은 ${data.length}개, 드라이버에는 ${mapBytes[0]}바이트씩만 알렸다`,
      );
    },
  );

  law(
    "shuffled bytes go from executor to executor, never through the driver",
    {
      claims: ["S4-08"],
      ko: "셔플 데이터는 익스큐터에서 익스큐터로 가며 드라이버를 거치지 않는다.",
      cover: { "several hosts": 25, "one executor only": 25, "collect of the shuffled RDD": 24 },
      kills: ["inside/shuffle-through-the-driver", "inside/last-block-left-unread"],
    },
    [
      shuffledLineages({ minSteps: 0, maxSteps: 3 }),
      fc.oneof(standaloneClusters(2, 4), fc.constantFrom(localOf(2), standaloneOf(1, 2))),
      fc.constantFrom("collect", "count"),
      seeds,
    ],
    async (t, lineage, cluster, action, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        await spark.sleep(3_000);
        return build(spark.sparkContext, lineage).at(-1)?.[action]();
      });
      const { tasks } = seen(app.events);
      const metrics = tasks.flatMap(({ end }) => end?.taskMetrics ?? []);
      const total = (key: "shuffleBytesWritten" | "localBytesRead" | "remoteBytesRead"): number =>
        metrics.reduce((sum, one) => sum + one[key], 0);
      const sent = app.events.flatMap((event) =>
        event.kind === "FetchShuffleBlocks" ? event : [],
      );
      const bytesSent = sent.reduce((sum, { bytes }) => sum + bytes, 0);
      t.say(
        `${action} of ${inWords(lineage)} on ${cluster.name}`,
        `${cluster.ko}: ${inWords(lineage)} → ${action}`,
      );
      t.classify("several hosts", cluster.executors > 1);
      t.classify("one executor only", cluster.executors === 1);
      t.classify("collect of the shuffled RDD", action === "collect");
      t.expect(total("localBytesRead") + total("remoteBytesRead")).toBe(
        total("shuffleBytesWritten"),
      );
      t.expect(bytesSent).toBe(total("remoteBytesRead"));
      for (const { from, to } of sent) {
        t.expect(from).toMatch(/\/executor \d+$/);
        t.expect(to).toMatch(/\/executor \d+$/);
        t.expect(from).not.toBe(to);
      }
      if (cluster.executors === 1) t.expect(bytesSent).toBe(0);
      if (bytesSent === 0) return;
      t.witness(
        `${total("shuffleBytesWritten")} bytes written by map tasks: ${bytesSent} went from executor to executor in ${sent.length} requests, ${total("localBytesRead")} were read where they lay, 0 passed the driver`,
        `맵 태스크가 쓴 ${total("shuffleBytesWritten")}바이트 가운데 ${bytesSent}바이트가 익스큐터 사이를 오갔고 ${total("localBytesRead")}바이트는 그 자리에서 읽혔다. 드라이버를 거친 것은 0바이트`,
      );
    },
  );
});

/**
 * Laws: what a function captures travels as a copy; a broadcast and an accumulator travel as handles.
 *
 * In Spark: ClosureCleaner, the task binary, TorrentBroadcast.writeObject, AccumulatorV2.writeReplace. Left out on purpose: Kryo.
 */
import { eventsOf, type TracedEvent } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { anyCluster, run, seeds, standaloneClusters } from "../../test/harness/generators/run.ts";

/** Bytes of the code of each stage, in the order of broadcasts, without those of the program's own. */
function codeBytes(events: readonly TracedEvent[], own: readonly number[]): number[] {
  return eventsOf(events, "SparkListenerBlockUpdated").flatMap((event) => {
    const id = Number(/^broadcast_(\d+)_piece/.exec(event.blockId)?.[1] ?? -1);
    const isCode = id >= 0 && !own.includes(id) && event.blockManagerId.executorId === "driver";
    return isCode ? [event.memSize] : [];
  });
}

section({ en: "Copies and handles", ko: "복사본과 핸들" }, () => {
  law(
    "a variable that a task changes is the task's copy; the driver's stays as it was",
    {
      claims: ["X-14"],
      ko: "태스크가 바꾸는 변수는 태스크의 복사본이다. 드라이버의 변수는 그대로다.",
      cover: { "local mode": 25, "several tasks": 50 },
      kills: ["M-66"],
    },
    [anyCluster, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), seeds],
    async (t, cluster, partitions, records, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        let counter = 0;
        const met = new Set<number>();
        const acc = sc.longAccumulator("met");
        await sc.range(0, records, 1, partitions).foreach((n) => {
          counter += 1;
          met.add(n);
          acc.add(1);
        });
        return { counter, met: met.size, acc: acc.value };
      });
      t.say(
        `${records} records in ${partitions} partitions on ${cluster.name}`,
        `${cluster.ko}, 파티션 ${partitions}개에 레코드 ${records}개`,
      );
      t.classify("local mode", cluster.isLocal);
      t.classify("several tasks", partitions > 1);
      t.expect(app.result).toEqual({ counter: 0, met: 0, acc: records });
      t.witness(
        `${partitions} tasks counted ${records} records on ${cluster.name}: the driver's counter says 0, its set holds 0, the accumulator says ${records}`,
        `${cluster.name}에서 태스크 ${partitions}개가 레코드 ${records}개를 셌다. 드라이버의 변수는 0, 집합은 빈 채, 어큐뮬레이터는 ${records}`,
      );
    },
  );

  law(
    "a captured value travels with the code of every stage, a broadcast as its number",
    {
      claims: ["S4-121"],
      ko: "캡처한 값은 스테이지 코드마다 함께 가고, 브로드캐스트는 번호로 간다.",
      cover: { "two stages": 30, "the value is large": 30 },
      kills: ["shared/broadcast-travels-by-value"],
    },
    [standaloneClusters(1, 2), fc.integer({ min: 100, max: 3_000 }), fc.boolean(), seeds],
    async (t, cluster, size, twice, seed) => {
      const table = Array.from({ length: size }, (_, n) => n);
      const job = (captured: boolean) =>
        run(cluster, { seed, conf: { "spark.broadcast.blockSize": "1m" } }, async (spark) => {
          const sc = spark.sparkContext;
          const shared = sc.broadcast(table);
          const numbers = sc.range(0, 6, 1, 3);
          const looked = captured
            ? numbers.map((n) => table[n] ?? 0)
            : numbers.map((n) => shared.value[n] ?? 0);
          const answers = [await looked.collect()];
          if (twice) answers.push(await looked.collect());
          return answers;
        });
      const [capturing, sharing] = [await job(true), await job(false)];
      const [carried, light] = [codeBytes(capturing.events, [0]), codeBytes(sharing.events, [0])];
      t.say(
        `${size} numbers, ${twice ? 2 : 1} stages on ${cluster.name}`,
        `${cluster.ko}, 숫자 ${size}개, 스테이지 ${twice ? 2 : 1}개`,
      );
      t.classify("two stages", twice);
      t.classify("the value is large", size > 1_000);
      t.expect(capturing.result).toEqual(sharing.result);
      t.expect(carried.length).toBe(twice ? 2 : 1);
      for (const bytes of carried) t.expect(bytes).toBeGreaterThan(8 * size);
      for (const bytes of light) t.expect(bytes).toBeLessThan(4_000);
      t.witness(
        `a table of ${size} numbers captured: the code of ${carried.length} stage(s) has ${carried.join(" and ")} bytes; as a broadcast ${light.join(" and ")}`,
        `숫자 ${size}개짜리 표를 캡처하면 스테이지 코드가 ${carried.join(", ")}바이트, 브로드캐스트로는 ${light.join(", ")}바이트`,
      );
    },
  );
});

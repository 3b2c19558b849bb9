/**
 * Laws: memory and disks that are full, results that are too large, records that cannot be read.
 *
 * In Spark: IOException of shuffle writers, exit code 52, spark.driver.maxResultSize. Left out on purpose: heaps that fill by themselves.
 */
import { eventsOf, type Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  anyCluster,
  run,
  seeds,
  standaloneClusters,
  standaloneOf,
} from "../../test/harness/generators/run.ts";
import { diagnosed } from "./asked.ts";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");

section({ en: "Memory, disks and data", ko: "메모리와 디스크와 데이터" }, () => {
  law(
    "a full disk fails the map tasks that write there, and no others",
    {
      claims: ["S4-93"],
      ko: "가득 찬 디스크는 거기에 쓰는 맵 태스크만 실패시킨다.",
      cover: { "the job failed": 10, "the job succeeded": 10 },
      kills: ["monitor/disks-never-fill"],
    },
    [fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 6 }), fc.nat(200), seeds],
    async (t, workers, partitions, free, seed) => {
      const faults: Fault[] = [{ kind: "fill disk", host: "worker-1", free, when: { at: 0 } }];
      const app = await run(standaloneOf(workers, 1), { seed, faults }, async (spark) => {
        await spark.sleep(3_000);
        return spark.sparkContext
          .range(0, 400, 1, partitions)
          .map((n): [number, number] => [n % 7, n])
          .groupByKey(2)
          .count();
      });
      const ends = eventsOf(app.events, "SparkListenerTaskEnd");
      const failed = ends.filter(({ reason }) => reason.kind === "ExceptionFailure");
      t.say(
        `${free} bytes left on worker-1 of ${workers}`,
        `워커 ${workers}개 가운데 worker-1에 ${free}바이트만 남음`,
      );
      t.classify("the job failed", app.error !== undefined);
      t.classify("the job succeeded", app.error === undefined);
      for (const { taskInfo, taskType, reason } of failed) {
        t.expect(taskInfo.host).toBe("worker-1");
        t.expect(taskType).toBe("ShuffleMapTask");
        if (reason.kind === "ExceptionFailure")
          t.expect(reason.description).toBe("No space left on device");
      }
      const written = ends.filter(
        ({ taskInfo, taskType, reason }) =>
          taskInfo.host === "worker-1" &&
          taskType === "ShuffleMapTask" &&
          reason.kind === "Success",
      );
      const bytes = written.reduce(
        (sum, { taskMetrics }) => sum + (taskMetrics?.shuffleBytesWritten ?? 0),
        0,
      );
      t.expect(bytes).toBeLessThanOrEqual(free);
      if (app.error === undefined) t.expect(app.result).toBe(7);
      else t.expect(messageOf(app.error)).toContain("java.io.IOException: No space left on device");
      t.witness(
        `${failed.length} attempts on worker-1 failed with “No space left on device”; the job ${app.error === undefined ? "succeeded elsewhere" : "failed"}`,
        `worker-1에서 시도 ${failed.length}번이 “No space left on device”로 실패. 잡은 ${app.error === undefined ? "다른 곳에서 성공" : "실패"}`,
      );
    },
  );

  law(
    "an executor whose heap is full ends with code 52; its tasks run elsewhere, and the answer stays",
    {
      claims: ["S4-91"],
      ko: "힙이 가득 찬 익스큐터는 코드 52로 끝난다. 태스크는 다른 곳에서 돌고 답은 그대로다.",
      cover: { "tasks were lost with it": 30 },
      kills: ["monitor/every-end-is-a-kill"],
    },
    [
      fc.integer({ min: 2, max: 3 }),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 50, max: 900 }),
      seeds,
    ],
    async (t, workers, partitions, delay, seed) => {
      const faults: Fault[] = [
        {
          kind: "kill executor",
          executor: "0",
          exitCode: 52,
          when: {
            after: ({ kind }) => kind === "SparkListenerStageSubmitted",
            delay: delay * 1_000,
          },
        },
      ];
      const app = await run(standaloneOf(workers, 1), { seed, faults }, async (spark) => {
        await spark.sleep(3_000);
        return spark.sparkContext.range(0, partitions, 1, partitions).costing(400_000).count();
      });
      const [removed] = eventsOf(app.events, "SparkListenerExecutorRemoved");
      const lost = eventsOf(app.events, "SparkListenerTaskEnd").filter(
        ({ reason }) => reason.kind === "ExecutorLostFailure",
      );
      t.pre(removed !== undefined);
      const { findings } = diagnosed(app);
      t.say(
        `executor 0 of ${workers} runs out of memory after ${delay} ms`,
        `익스큐터 ${workers}개 가운데 0번이 ${delay}ms 뒤 메모리 부족`,
      );
      t.classify("tasks were lost with it", lost.length > 0);
      t.expect(app.result).toBe(partitions);
      t.expect(removed?.reason).toBe("Command exited with code 52");
      t.expect(findings[0]?.kind).toBe("memory-under");
      t.expect(findings[0]?.severity).toBe("serious");
      t.witness(
        `executor 0 ended with code 52 and ${lost.length} running task(s); the answer is ${partitions}`,
        `익스큐터 0이 코드 52로 끝나며 돌던 태스크 ${lost.length}개를 잃었다. 답은 ${partitions}`,
      );
    },
  );

  law(
    "results larger than the driver takes end the job, and the driver goes on",
    {
      claims: ["S4-90"],
      ko: "드라이버가 받지 않을 만큼 큰 결과는 잡을 끝낸다. 드라이버는 계속 돈다.",
      cover: { "too large": 30, "small enough": 20 },
      kills: ["inside/results-without-limit"],
    },
    [anyCluster, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20_000 }), seeds],
    async (t, cluster, partitions, size, seed) => {
      const conf = { "spark.driver.maxResultSize": "20k" };
      const app = await run(cluster, { seed, conf }, async (spark) => {
        const rdd = spark.sparkContext
          .range(0, partitions, 1, partitions)
          .map(() => "x".repeat(size));
        const collected = await rdd.collect().then(
          (texts) => texts.length,
          (error: unknown) => messageOf(error),
        );
        return { collected, counted: await rdd.count() };
      });
      const { collected, counted } = app.result;
      const said = typeof collected === "string" ? collected : "";
      t.say(
        `${partitions} results of ${size} characters`,
        `글자 ${size}개짜리 결과 ${partitions}개`,
      );
      t.classify("too large", said !== "");
      t.classify("small enough", said === "");
      t.expect(counted).toBe(partitions);
      const bytes = eventsOf(app.events, "SparkListenerTaskEnd")
        .filter(({ stageId }) => stageId === 0)
        .reduce((sum, { taskMetrics }) => sum + (taskMetrics?.resultSize ?? 0), 0);
      if (said === "") t.expect(bytes).toBeLessThanOrEqual(20 * 1024);
      else
        t.expect(said).toMatch(
          /Total size of serialized results of \d+ tasks? .* is bigger than spark\.driver\.maxResultSize/,
        );
      t.witness(
        said === ""
          ? `${bytes} bytes came; count says ${counted}`
          : `the job ended; count says ${counted} all the same`,
        said === ""
          ? `${bytes}바이트가 왔고 count는 ${counted}`
          : `잡은 끝났지만 count는 그래도 ${counted}`,
      );
    },
  );

  law(
    "what was read and what could not be read add up to what there was, whatever fails in between",
    {
      claims: ["S4-92"],
      ko: "읽은 것과 읽지 못한 것을 더하면 있던 것이 된다. 중간에 무엇이 실패해도 같다.",
      cover: { "some could not be read": 60, "a task failed": 30 },
      kills: ["shared/failed-attempts-count"],
    },
    [
      standaloneClusters(1, 2),
      fc.array(fc.constantFrom("2024-02-03", "03.02.2024", "", "2023-12-31"), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(2),
      seeds,
    ],
    async (t, cluster, texts, partitions, attempts, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        const sc = spark.sparkContext;
        const [good, bad] = [sc.longAccumulator("good"), sc.longAccumulator("bad")];
        const failures = sc.longAccumulator("tries");
        const read = (text: string): number | undefined =>
          /^\d{4}-\d\d-\d\d$/.test(text) ? Number(text.slice(0, 4)) : undefined;
        const parsed = sc.parallelize(texts, partitions).map(read);
        await parsed.foreach((year) => {
          failures.add(1);
          (year === undefined ? bad : good).add(1);
        });
        return {
          good: good.value,
          bad: bad.value,
          nulls: (await parsed.collect()).filter((one) => one === undefined).length,
        };
      });
      const { good, bad, nulls } = app.result;
      t.say(
        `${texts.length} dates in ${partitions} partitions`,
        `날짜 ${texts.length}개, 파티션 ${partitions}개`,
      );
      t.classify("some could not be read", bad > 0);
      t.classify("a task failed", attempts > 0);
      t.expect(good + bad).toBe(texts.length);
      t.expect(nulls).toBe(bad);
      t.witness(
        `${texts.length} dates: ${good} read, ${bad} not`,
        `날짜 ${texts.length}개 가운데 읽음 ${good}, 못 읽음 ${bad}`,
      );
    },
  );
});

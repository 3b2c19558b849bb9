/**
 * Laws: figures of tasks and of slots, and what they add up to.
 *
 * In Spark: the summary metrics of a stage, AppStatusUtils, the timeline of the web UI. Left out on purpose: how long anything takes.
 */
import { diagnose } from "#engine/monitor/doctor/diagnose";
import { storeOf } from "#engine/monitor/status";
import { fc, law, policiesUnderTest, section } from "../../test/harness/law.ts";
import { randomRuns, taken } from "../../test/harness/generators/random-runs.ts";
import { anyCluster, localOf, run, seeds } from "../../test/harness/generators/run.ts";
import { linesOf, readLines, restOf } from "./asked.ts";

interface TaskTold {
  readonly status: string;
  readonly duration: number;
  readonly schedulerDelay: number;
  readonly gettingResultTime: number;
  readonly taskMetrics?: {
    readonly executorRunTime: number;
    readonly executorDeserializeTime: number;
    readonly resultSerializationTime: number;
    readonly jvmGcTime: number;
    readonly shuffleReadMetrics: { readonly recordsRead: number; readonly fetchWaitTime: number };
    readonly shuffleWriteMetrics: { readonly recordsWritten: number };
  };
}

section({ en: "Figures of tasks", ko: "태스크의 수치" }, () => {
  law(
    "the time of a task is computing, deserializing, serializing and fetching its result; the rest is the scheduler's delay",
    {
      claims: ["S4-77", "Y-41"],
      ko: "태스크의 시간은 계산, 역직렬화, 결과의 직렬화와 결과 가져오기다. 나머지가 스케줄러 지연이다.",
      cover: { "the result had to be fetched": 30, "several tasks": 50 },
      kills: ["monitor/fetching-counts-as-delay"],
    },
    [
      anyCluster,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3_000 }),
      fc.boolean(),
      seeds,
    ],
    async (t, cluster, partitions, micros, fetched, seed) => {
      const conf = fetched ? { "spark.task.maxDirectResultSize": "100b" } : {};
      const app = await run(cluster, { seed, conf }, (spark) =>
        spark.sparkContext.range(0, 20, 1, partitions).costing(micros).collect(),
      );
      const tasks = JSON.parse(
        restOf(storeOf(app.events), "stages/0/0/taskList?length=100"),
      ) as readonly TaskTold[];
      t.say(`${tasks.length} tasks on ${cluster.name}`, `${cluster.ko}, 태스크 ${tasks.length}개`);
      t.classify("the result had to be fetched", fetched);
      t.classify("several tasks", tasks.length > 1);
      t.expect(tasks.length).toBe(partitions);
      for (const { duration, schedulerDelay, gettingResultTime, taskMetrics } of tasks) {
        const {
          executorRunTime = 0,
          executorDeserializeTime = 0,
          resultSerializationTime = 0,
        } = taskMetrics ?? {};
        const parts = executorRunTime + executorDeserializeTime + resultSerializationTime;
        t.expect(parts + gettingResultTime + schedulerDelay).toBe(duration);
        t.expect(schedulerDelay).toBeGreaterThanOrEqual(0);
        t.expect(taskMetrics?.shuffleReadMetrics.fetchWaitTime).toBeLessThanOrEqual(
          executorRunTime,
        );
        if (!fetched) t.expect(gettingResultTime).toBe(0);
      }
      const [first] = tasks;
      t.witness(
        `task 0 took ${first?.duration} ms: ${first?.taskMetrics?.executorRunTime} computing, ${first?.taskMetrics?.executorDeserializeTime} deserializing, ${first?.gettingResultTime} fetching its result, ${first?.schedulerDelay} the scheduler's delay`,
        `태스크 0은 ${first?.duration}ms: 계산 ${first?.taskMetrics?.executorRunTime}, 역직렬화 ${first?.taskMetrics?.executorDeserializeTime}, 결과 가져오기 ${first?.gettingResultTime}, 스케줄러 지연 ${first?.schedulerDelay}`,
      );
    },
  );

  law(
    "a quantile of a stage is what one of its tasks took; the median of an even number is the upper one",
    {
      claims: ["S4-80", "S4-86"],
      ko: "스테이지의 분위수는 태스크 하나가 걸린 값이다. 짝수 개의 중앙값은 가운데 둘 가운데 큰 쪽이다.",
      cover: { "an even number of tasks": 30, "an odd number of tasks": 30 },
      kills: ["monitor/places-are-rounded"],
    },
    [
      anyCluster,
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 9, size: "max" }),
      seeds,
    ],
    async (t, cluster, sizes, seed) => {
      const app = await run(cluster, { seed }, (spark) =>
        spark.sparkContext
          .parallelize(
            sizes.map((size) => size),
            sizes.length,
          )
          .flatMap((size) => Array.from({ length: size }, (_, n) => n))
          .costing(1_000)
          .count(),
      );
      const store = storeOf(app.events, undefined, policiesUnderTest());
      const asked = [0, 0.25, 0.5, 0.75, 1];
      const path = `stages/0/0/taskSummary?quantiles=${asked.join(",")}`;
      const { duration } = JSON.parse(restOf(store, path)) as { duration: number[] };
      const took = store
        .tasksOf(0, 0)
        .map((task) => task.duration)
        .toSorted((a, b) => a - b);
      t.say(
        `${took.length} tasks of ${took.join(", ")} ms`,
        `${took.join(", ")}ms인 태스크 ${took.length}개`,
      );
      t.classify("an even number of tasks", took.length % 2 === 0);
      t.classify("an odd number of tasks", took.length % 2 === 1);
      t.expect(duration[0]).toBe(took[0]);
      t.expect(duration[4]).toBe(took.at(-1));
      t.expect(duration[2]).toBe(took[took.length >> 1]);
      for (const [at, value] of duration.entries()) {
        t.expect(took).toContain(value);
        if (at > 0) t.expect(value).toBeGreaterThanOrEqual(duration[at - 1] ?? 0);
      }
      t.witness(
        `${took.join(", ")} ms: quantiles ${duration.join(", ")}`,
        `${took.join(", ")}ms의 분위수는 ${duration.join(", ")}`,
      );
    },
  );

  law(
    "reducers take in as many records and bytes as mappers wrote",
    {
      claims: ["S4-87"],
      ko: "리듀서가 받는 레코드와 바이트는 매퍼가 쓴 만큼이다.",
      cover: { "combined before the shuffle": 30, "several executors": 15 },
      kills: ["monitor/remote-bytes-untold"],
    },
    [
      anyCluster,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      seeds,
    ],
    async (t, cluster, maps, reduces, records, combines, seed) => {
      const app = await run(cluster, { seed }, async (spark) => {
        if (!cluster.isLocal) await spark.sleep(3_000);
        const pairs = spark.sparkContext
          .range(0, records, 1, maps)
          .map((n): [number, number] => [n % 5, n]);
        return combines
          ? pairs.reduceByKey((a, b) => a + b, reduces).count()
          : pairs.groupByKey(reduces).count();
      });
      const store = storeOf(app.events);
      const [write, read] = store.stageRows();
      const told = (row: typeof write): string =>
        restOf(store, `stages/${row?.stageId}/${row?.attemptId}?details=false`);
      interface Sums {
        readonly shuffleWriteBytes: number;
        readonly shuffleWriteRecords: number;
        readonly shuffleReadBytes: number;
        readonly shuffleReadRecords: number;
      }
      const [from, to] = [JSON.parse(told(write)) as Sums, JSON.parse(told(read)) as Sums];
      t.say(
        `${maps} map and ${reduces} reduce tasks on ${cluster.name}`,
        `${cluster.ko}, 맵 ${maps}개와 리듀스 ${reduces}개`,
      );
      t.classify("combined before the shuffle", combines);
      t.classify("several executors", cluster.executors > 1);
      t.expect(to.shuffleReadRecords).toBe(from.shuffleWriteRecords);
      t.expect(to.shuffleReadBytes).toBe(from.shuffleWriteBytes);
      if (combines)
        t.expect(from.shuffleWriteRecords).toBeLessThanOrEqual(Math.min(records, 5 * maps));
      else t.expect(from.shuffleWriteRecords).toBe(records);
      t.witness(
        `${records} records: ${from.shuffleWriteRecords} records of ${from.shuffleWriteBytes} bytes written and read${combines ? ", combined before" : ""}`,
        `레코드 ${records}개: ${combines ? "미리 합쳐 " : ""}${from.shuffleWriteRecords}개(${from.shuffleWriteBytes}바이트)를 쓰고 읽었다`,
      );
    },
  );

  law(
    "the time of all slots is spent on tasks, without a job, with too few tasks or while tasks wait; and the critical path fits into the run",
    {
      claims: ["S4-80", "S4-77"],
      ko: "슬롯의 시간은 태스크에 쓰이거나, 잡이 없거나, 태스크가 모자라거나, 태스크가 기다리는 동안 흐른다. 임계 경로는 실행 시간을 넘지 않는다.",
      cover: { "fewer tasks than slots": 20, "several jobs": 40 },
      kills: ["monitor/idle-slots-untold"],
    },
    [randomRuns],
    async (t, drawn) => {
      const app = await taken(drawn);
      const { store } = readLines(linesOf(app));
      const { wallMillis, criticalMillis, slotTime } = diagnose(store);
      const executors = [...store.executors.values()];
      const first = Math.min(...[...store.jobs.values()].map((job) => job.submissionTime ?? 0));
      const end = store.times?.endTime ?? first;
      const all = executors.reduce(
        (sum, { addTime, removeTime = end, maxTasks }) =>
          sum + maxTasks * Math.max(0, Math.min(removeTime, end) - Math.max(addTime, first)),
        0,
      );
      const { busy, noJob, fewTasks, tasksWait } = slotTime;
      const spent = busy + noJob + fewTasks + tasksWait;
      t.say(
        `${store.jobs.size} jobs on ${drawn.cluster.name}`,
        `${drawn.cluster.ko}, 잡 ${store.jobs.size}개`,
      );
      t.classify("fewer tasks than slots", fewTasks > 0);
      t.classify("several jobs", store.jobs.size > 1);
      if (store.times?.endTime !== undefined && store.jobs.size > 0) t.expect(spent).toBe(all);
      t.expect(Math.min(busy, noJob, fewTasks, tasksWait)).toBeGreaterThanOrEqual(0);
      t.expect(criticalMillis).toBeLessThanOrEqual(wallMillis);
      t.witness(
        `${spent} ms of slots: ${busy} busy, ${noJob} without a job, ${fewTasks} with too few tasks, ${tasksWait} while tasks waited; critical path ${criticalMillis} of ${wallMillis} ms`,
        `슬롯 시간 ${spent}ms: 일 ${busy}, 잡 없음 ${noJob}, 태스크 모자람 ${fewTasks}, 태스크 대기 ${tasksWait}. 임계 경로 ${wallMillis}ms 가운데 ${criticalMillis}ms`,
      );
    },
  );

  law(
    "the doctor says the same in whichever order tasks that ran side by side are told to have ended",
    {
      claims: ["S4-75", "S4-86"],
      ko: "나란히 돈 태스크의 끝이 어떤 순서로 적혀도 닥터의 말은 같다.",
      cover: { "ends changed places": 60, "tasks failed": 40 },
      kills: ["monitor/tasks-in-order-of-their-ends"],
    },
    [
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 3, max: 8 }),
      fc.nat(3),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      seeds,
    ],
    async (t, threads, partitions, failing, swaps, seed) => {
      const faults = Array.from({ length: failing }, (_, partition) => ({
        kind: "fail task" as const,
        partition,
        attempts: 1,
        message: `spoilt ${partition}`,
      }));
      const app = await run(localOf(threads, 3), { seed, faults }, (spark) =>
        spark.sparkContext.range(0, 40, 1, partitions).costing(2_000).count(),
      );
      const lines = linesOf(app);
      const told = [...lines];
      let changed = 0;
      const taskOf = (line: string): number => Number(/"Task ID":(\d+)/.exec(line)?.[1] ?? -1);
      const isOf = (kind: string, line: string): boolean => line.includes(`"SparkListener${kind}"`);
      const ends = told.flatMap((line, at) => (isOf("TaskEnd", line) ? [at] : []));
      for (const [n, later] of ends.entries()) {
        const earlier = ends[n - 1] ?? later;
        const [before = "", after = ""] = [told[earlier], told[later]];
        const start = told.findIndex(
          (line) => isOf("TaskStart", line) && taskOf(line) === taskOf(after),
        );
        if (earlier === later || start > earlier || swaps[n % swaps.length] !== true) continue;
        [told[earlier], told[later]] = [after, before];
        changed += 1;
      }
      t.say(
        `${partitions} tasks in ${threads} threads, ${changed} ends changed places`,
        `스레드 ${threads}개에 태스크 ${partitions}개, 자리를 바꾼 끝 ${changed}쌍`,
      );
      t.classify("ends changed places", changed > 0);
      t.classify("tasks failed", failing > 0);
      const [one, other] = [diagnose(readLines(lines).store), diagnose(readLines(told).store)];
      t.expect(other).toEqual(one);
      t.witness(
        `${changed} pairs of ends changed places: ${one.findings.length} finding(s), the same`,
        `끝 ${changed}쌍이 자리를 바꿔도 소견 ${one.findings.length}개가 같다`,
      );
    },
  );
});

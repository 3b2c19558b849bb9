/**
 * Laws: what a failure leaves behind in log lines and events, before the first task and during a job.
 *
 * In Spark: TaskSetManager, DAGScheduler.abortStage, ExecutorLostFailure. Left out on purpose: traces of Java's frames.
 */
import { eventsOf, seconds, type Fault } from "#engine/index";
import { attemptsSeen } from "#engine/monitor/doctor/lost-work";
import { storeOf } from "#engine/monitor/status";
import { fc, law, policiesUnderTest, section } from "../../test/harness/law.ts";
import {
  anyCluster,
  run,
  seeds,
  standaloneClusters,
  standaloneOf,
} from "../../test/harness/generators/run.ts";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");

section({ en: "What a failure leaves", ko: "실패가 남기는 것" }, () => {
  law(
    "a failed job names its stage, its task, the attempt, the host and the executor",
    {
      claims: ["S4-74", "S4-81"],
      ko: "실패한 잡은 스테이지와 태스크와 시도와 호스트와 익스큐터를 말한다.",
      cover: { "in the second stage": 30, "local mode": 15 },
      kills: ["monitor/another-attempt-named"],
    },
    [anyCluster, fc.integer({ min: 1, max: 4 }), fc.nat(3), fc.boolean(), seeds],
    async (t, cluster, partitions, place, second, seed) => {
      const bad = place % partitions;
      const app = await run(cluster, { seed }, (spark) => {
        const pairs = spark.sparkContext
          .range(0, 12, 1, partitions)
          .map((n): [number, number] => [n, n]);
        const last = second ? pairs.groupByKey(partitions).keys() : pairs.keys();
        return last
          .mapPartitionsWithIndex((index, records) => {
            if (index === bad) throw new Error("spoilt");
            return records;
          })
          .count();
      });
      const text = messageOf(app.error);
      const parts =
        /Task (\d+) in stage (\d+)\.(\d+) failed (\d+) times, most recent failure: Lost task (\d+)\.(\d+) in stage (\d+)\.\d+ \(TID (\d+)\) \((\S+) executor (\S+)\)/.exec(
          text,
        );
      const [, task, stage, attempt, times, lost, number, , tid, host, executor] = parts ?? [];
      const end = eventsOf(app.events, "SparkListenerTaskEnd").find(
        ({ taskInfo }) => String(taskInfo.taskId) === tid,
      );
      t.say(`task ${bad} fails on ${cluster.name}`, `${cluster.ko}: 태스크 ${bad}의 실패`);
      t.classify("in the second stage", second);
      t.classify("local mode", cluster.isLocal);
      t.expect([task, lost]).toEqual([String(bad), String(bad)]);
      t.expect(times).toBe(cluster.isLocal ? "1" : "4");
      t.expect(end?.stageId).toBe(Number(stage));
      t.expect(end?.stageAttemptId).toBe(Number(attempt));
      t.expect(end?.taskInfo.attemptNumber).toBe(Number(number));
      t.expect(end?.taskInfo.host).toBe(host);
      t.expect(end?.taskInfo.executorId).toBe(executor);
      t.expect(end?.reason.kind).toBe("ExceptionFailure");
      t.witness(
        `“Task ${task} in stage ${stage}.${attempt} failed ${times} times”, the last as attempt ${number} on ${host}, executor ${executor}: so it stands in the log`,
        `“Task ${task} in stage ${stage}.${attempt} failed ${times} times”. 마지막은 ${host} 호스트의 익스큐터 ${executor}, 시도 ${number}이고 로그에도 그렇게 있다`,
      );
    },
  );

  law(
    "what fails before the first task leaves no task in the log",
    {
      claims: ["S4-84", "S4-94"],
      ko: "첫 태스크 전에 난 실패는 로그에 태스크를 남기지 않는다.",
      cover: {
        "a path that is not there": 20,
        "a function that cannot be sent": 20,
        "a wrong argument": 20,
      },
      kills: ["monitor/anything-can-be-sent"],
    },
    [
      anyCluster,
      fc.constantFrom(
        "a path that is not there",
        "a function that cannot be sent",
        "a wrong argument",
      ),
      seeds,
    ],
    async (t, cluster, why, seed) => {
      const app = await run(cluster, { seed }, (spark) => {
        const sc = spark.sparkContext;
        if (why === "a path that is not there") return sc.textFile("/nowhere").count();
        if (why === "a wrong argument") return sc.parallelize([1, 2], 0).count();
        const connection = Promise.resolve(1);
        return sc
          .parallelize([1, 2], 2)
          .map((n) => (connection instanceof Promise ? n : -n))
          .count();
      });
      t.say(`${why} on ${cluster.name}`, `${cluster.ko}: ${why}`);
      t.classify(why);
      t.expect(app.error).toBeInstanceOf(Error);
      t.expect(eventsOf(app.events, "SparkListenerTaskStart").length).toBe(0);
      if (why === "a function that cannot be sent")
        t.expect(messageOf(app.error)).toMatch(/^Task not serializable/);
      const [line = ""] = messageOf(app.error).split("\n");
      t.witness(`${why}: “${line}”, and no task`, `“${line}”. 태스크는 하나도 없다`);
    },
  );

  law(
    "one bad record fails one task on any host; bad code fails every task; a bad host fails what runs there and works elsewhere",
    {
      claims: ["S4-85"],
      ko: "나쁜 레코드는 어느 호스트에서나 한 태스크를 실패시키고, 나쁜 코드는 모든 태스크를, 나쁜 호스트는 거기서 돈 태스크만 실패시킨다.",
      cover: { data: 20, code: 20, host: 20 },
      kills: ["monitor/every-failure-is-data"],
    },
    [fc.constantFrom("data", "code", "host"), fc.integer({ min: 3, max: 6 }), fc.nat(5), seeds],
    async (t, planted, partitions, place, seed) => {
      const bad = place % partitions;
      const faults: Fault[] = Array.from({ length: partitions }, (_, partition) => ({
        kind: "fail task",
        partition,
        attempts: 5_000,
        executor: "0",
      }));
      const conf = { "spark.task.maxFailures": planted === "host" ? "5000" : "3" };
      const app = await run(
        standaloneOf(3, 1),
        { seed, conf, ...(planted === "host" ? { faults } : {}) },
        async (spark) => {
          await spark.sleep(3_000);
          const numbers = spark.sparkContext.parallelize(
            Array.from({ length: partitions }, (_, n) => n),
            partitions,
          );
          return numbers
            .map((n) => {
              if (planted === "code" || (planted === "data" && n === bad))
                throw new Error("spoilt");
              return n;
            })
            .costing(planted === "host" ? 100_000 : 1_000)
            .count();
        },
      );
      const store = storeOf(app.events, undefined, policiesUnderTest());
      const ends = eventsOf(app.events, "SparkListenerTaskEnd");
      const failed = ends.filter(({ reason }) => reason.kind === "ExceptionFailure");
      t.pre(failed.length > 0);
      t.pre(planted !== "data" || ends.some(({ reason }) => reason.kind === "Success"));
      const hosts = new Set(failed.map(({ taskInfo }) => taskInfo.host)).size;
      const tasks = new Set(failed.map(({ taskInfo }) => taskInfo.index)).size;
      t.say(
        `${planted}, ${partitions} tasks on 3 workers`,
        `워커 3개, 태스크 ${partitions}개: ${planted}`,
      );
      t.classify(planted);
      t.expect(store.rules.nameFailure(attemptsSeen(store.tasksOf(0, 0)))).toBe(planted);
      t.expect(app.error === undefined).toBe(planted === "host");
      if (planted === "data") t.expect(tasks).toBe(1);
      if (planted === "host") t.expect(hosts).toBe(1);
      t.witness(
        `${failed.length} failed attempts of ${tasks} task(s) on ${hosts} host(s): ${planted}`,
        `호스트 ${hosts}개에서 태스크 ${tasks}개의 시도 ${failed.length}번이 실패: ${planted}`,
      );
    },
  );

  law(
    "a job that no executor can serve leaves no task in the log, and every 15 seconds a warning",
    {
      claims: ["S4-83"],
      ko: "맡을 익스큐터가 없는 잡은 로그에 태스크 없이 15초마다 경고를 남긴다.",
      cover: { "a minute or longer": 20 },
      kills: ["monitor/waits-in-silence"],
    },
    [standaloneClusters(1, 3), fc.integer({ min: 20, max: 100 }), seeds],
    async (t, cluster, until, seed) => {
      const conf = { "spark.executor.memory": "64g" };
      const app = await run(cluster, { seed, conf, until: seconds(until) }, (spark) =>
        spark.sparkContext.range(0, 4, 1, 2).count(),
      );
      const [start] = eventsOf(app.events, "SparkListenerJobStart");
      const waited = seconds(until) - (start?.at ?? 0);
      const warnings = app.logs.filter(({ text }) =>
        text.startsWith("Initial job has not accepted"),
      );
      t.say(
        `64g asked for on ${cluster.name}, ${until} s`,
        `${cluster.ko}에 64g를 요청하고 ${until}초`,
      );
      t.classify("a minute or longer", until >= 60);
      t.expect(eventsOf(app.events, "SparkListenerTaskStart").length).toBe(0);
      t.expect(eventsOf(app.events, "SparkListenerExecutorAdded").length).toBe(0);
      t.expect(Math.abs(warnings.length - waited / seconds(15))).toBeLessThanOrEqual(1);
      t.witness(
        `${until} s after the start: no executor, no task, ${warnings.length} warnings`,
        `시작하고 ${until}초. 익스큐터도 태스크도 없이 경고만 ${warnings.length}번`,
      );
    },
  );

  law(
    "a driver that is bound to a loopback address is found by executors of its own host alone",
    {
      claims: ["S2-86", "Y-42"],
      ko: "루프백 주소에 묶인 드라이버는 같은 호스트의 익스큐터만 찾을 수 있다.",
      cover: { "bound to a loopback address": 30, "an address of the network": 30 },
      kills: ["M-63"],
    },
    [
      standaloneClusters(1, 3),
      fc.constantFrom("127.0.1.1", "localhost", "submitter", "submitter"),
      seeds,
    ],
    async (t, cluster, host, seed) => {
      const isLoopback = host !== "submitter";
      const conf = isLoopback ? { "spark.driver.host": host } : {};
      const app = await run(cluster, { seed, conf, until: seconds(60) }, (spark) =>
        spark.sparkContext.range(0, 4, 1, 2).count(),
      );
      const tasks = eventsOf(app.events, "SparkListenerTaskStart").length;
      const exits = eventsOf(app.events, "ExecutorStateChanged").filter(
        ({ state }) => state === "EXITED",
      );
      t.say(`the driver at ${host}, ${cluster.name}`, `${host}에 묶인 드라이버, ${cluster.ko}`);
      t.classify("bound to a loopback address", isLoopback);
      t.classify("an address of the network", !isLoopback);
      if (isLoopback) {
        t.expect(tasks).toBe(0);
        t.expect(eventsOf(app.events, "SparkListenerExecutorAdded").length).toBe(0);
        t.expect(exits.length).toBeGreaterThan(0);
      } else t.expect(app.result).toBe(4);
      t.witness(
        isLoopback
          ? `bound to ${host}: ${exits.length} executors ended with code 1, no task ran`
          : `reachable: ${tasks} tasks ran`,
        isLoopback
          ? `${host}에 묶임: 익스큐터 ${exits.length}개가 코드 1로 끝나고 태스크는 없음`
          : `닿을 수 있음: 태스크 ${tasks}개`,
      );
    },
  );
});

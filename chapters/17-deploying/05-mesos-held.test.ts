/**
 * Laws: what is held on Mesos and what comes back, in coarse-grained and in fine-grained mode.
 *
 * In Spark: MesosCoarseGrainedSchedulerBackend, MesosFineGrainedSchedulerBackend, as recorded (test/oracle/recordings/mesos). Left out on purpose: dynamic allocation.
 */
import { SparkConf } from "#engine/conf/spark-conf";
import { FineGrained } from "#engine/deploy/mesos/fine-grained";
import { amountOf, type Resource } from "#engine/deploy/mesos/resources";
import { fc, law, section } from "../../test/harness/law.ts";
import { masterSeeds } from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import {
  agentsDrawn,
  agentsInKorean,
  agentsInWords,
  Bench,
  cpusOf,
  mesosOf,
  offerOf,
} from "./mesos-seen.ts";

const env = { SPARK_HOME: "/opt/spark" };

section({ en: "What is held on Mesos, and how long", ko: "메소스에서 쥐는 것과 쥐는 동안" }, () => {
  law(
    "in coarse-grained mode an executor is one task of Mesos, and its cores are held from its first job to the end of the application, work or no work",
    {
      claims: ["S4-60", "S0-41", "S0-20"],
      ko: "굵은 단위 모드에서 익스큐터는 메소스 태스크 하나이고, 그 코어는 일이 있든 없든 첫 잡부터 애플리케이션이 끝날 때까지 쥐고 있다.",
      cover: { "several executors": 40, "idle for long": 20 },
      kills: ["deploying/mesos-gives-cores-back"],
    },
    [agentsDrawn, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 }), masterSeeds],
    async (t, agents, idle, partitions, seed) => {
      t.say(
        `${agentsInWords(agents)}; two jobs of ${partitions} tasks with ${idle} s between them`,
        `${agentsInKorean(agents)}. 태스크 ${partitions}개짜리 잡 둘, 그 사이 ${idle}초`,
      );
      const run = await ran(
        mesosOf(agents),
        { seed },
        {
          main: async (spark) => {
            await spark.sparkContext.range(0, 20, 1, partitions).count();
            await spark.sleep(idle * 1000);
            await spark.sparkContext.range(0, 20, 1, partitions).count();
          },
        },
      );
      const [first, last] = run.of("SparkListenerJobEnd");
      const tasks = run.of("MesosTaskStateChanged").filter(({ to }) => to !== "dispatcher");
      const executors = run.of("SparkListenerExecutorAdded").map(({ executorId }) => executorId);
      const started = tasks.filter(({ state }) => state === "TASK_STAGING");
      t.classify("several executors", executors.length > 1);
      t.classify("idle for long", idle >= 10);
      t.expect(started.map(({ taskId }) => taskId).toSorted()).toEqual(executors.toSorted());
      for (const { at, state } of tasks)
        if (at > (first?.at ?? 0) && at < (last?.at ?? 0)) t.expect(state).toBe("TASK_RUNNING");
      for (const executor of started) {
        const agent = agents[Number(executor.host.split("-")[1]) - 1];
        t.expect(executor.cpus).toBe(agent?.cpus);
      }
      t.witness(
        `${executors.length} executors, ${cpusOf(started)} cores, held for ${(((last?.at ?? 0) - (first?.at ?? 0)) / 1e6).toFixed(1)} s between the jobs' ends`,
        `익스큐터 ${executors.length}개, 코어 ${cpusOf(started)}개를 두 잡이 끝나는 사이 ${(((last?.at ?? 0) - (first?.at ?? 0)) / 1e6).toFixed(1)}초 동안 쥠`,
      );
    },
  );

  law(
    "in fine-grained mode the cores of a task come back when it ends, an executor's own core and its memory do not",
    {
      claims: ["S0-20", "S4-59", "Y-14"],
      ko: "미세 단위 모드에서 태스크의 코어는 태스크가 끝나면 돌아오지만, 익스큐터 몫의 코어와 메모리는 돌아오지 않는다.",
      cover: { "several agents": 30, "tasks come twice": 50 },
      kills: ["deploying/mesos-executor-each-time", "deploying/mesos-sets-aside-again"],
    },
    [agentsDrawn, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 8 })],
    (t, agents, first, second) => {
      t.say(
        `${agentsInWords(agents)}; ${first} tasks, then ${second}`,
        `${agentsInKorean(agents)}. 태스크 ${first}개, 그다음 ${second}개`,
      );
      const bench = new Bench();
      let waiting = 0;
      let next = 0;
      const backend = new FineGrained({
        conf: new SparkConf({}),
        env,
        driver: bench,
        assign: (slots) =>
          slots.flatMap(({ executorId, cores }) =>
            Array.from({ length: Math.min(cores, waiting) }, () => {
              waiting -= 1;
              return { taskId: next++, name: "task", executorId };
            }),
          ),
        removed: () => undefined,
      });
      const own = new Map<string, readonly Resource[]>();
      const rounds = [first, second].map((count) => {
        waiting += count;
        const before = bench.launched.length;
        const free = agents.map((agent, i) => {
          const held = own.get(`h${i}`) ?? [];
          const left = {
            cpus: agent.cpus - amountOf(held, "cpus"),
            mem: agent.mem - amountOf(held, "mem") / 256,
          };
          return { host: `h${i}`, left };
        });
        backend.resourceOffers(
          free.map(({ host, left }) => offerOf(`${host} ${count}`, host, left)),
        );
        const tasks = bench.launched.slice(before).flatMap((launched) => launched.tasks);
        for (const { agent, executor } of tasks) {
          // What an executor was started with is not asked for again.
          t.expect(own.get(agent) ?? executor?.resources).toEqual(executor?.resources);
          own.set(agent, executor?.resources ?? []);
        }
        for (const { host, left } of free) {
          const here = tasks.filter(({ agent }) => agent === host);
          const room =
            own.has(host) && left.cpus === agents[Number(host.slice(1))]?.cpus
              ? left.cpus - 1
              : left.cpus;
          t.expect(
            amountOf(
              here.flatMap(({ resources }) => resources),
              "cpus",
            ),
          ).toBeLessThanOrEqual(room);
        }
        for (const { id, agent } of tasks)
          backend.statusUpdate({ task: id, agentId: agent, state: "TASK_FINISHED" });
        return tasks.length;
      });
      const room = agents.reduce(
        (sum, { cpus, mem }) => sum + (mem * 256 >= 1408 ? cpus - 1 : 0),
        0,
      );
      t.classify("several agents", agents.length > 1);
      t.classify("tasks come twice", second > 0);
      t.expect(rounds[0]).toBe(Math.min(first, room));
      t.expect(rounds[1]).toBe(Math.min(first + second - (rounds[0] ?? 0), room));
      for (const held of own.values())
        t.expect([amountOf(held, "cpus"), amountOf(held, "mem")]).toEqual([1, 1408]);
      t.witness(
        `${rounds.join(" and ")} tasks; then ${own.size} executors hold ${own.size} cores and ${own.size * 1408} MB`,
        `태스크 ${rounds.join("개, ")}개. 그 뒤 익스큐터 ${own.size}개가 코어 ${own.size}개와 ${own.size * 1408} MB를 쥐고 있음`,
      );
    },
  );
});

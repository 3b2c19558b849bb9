/**
 * Laws: what YARN gives, in which sizes, and that it gives nothing twice.
 *
 * In Hadoop and Spark: CapacityScheduler, DefaultResourceCalculator, YarnAllocator. Left out on purpose: reservations, preemption by the scheduler.
 */
import { type Fault, eventsOf, standalone } from "#engine/index";
import { seconds } from "#engine/foundation/sizes";
import { fc, law, section } from "../../test/harness/law.ts";
import { masterSeeds, modes } from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import {
  granted,
  isOver,
  used,
  yarnDrawn,
  yarnInKorean,
  yarnInWords,
  yarnOf,
} from "./yarn-seen.ts";

section({ en: "What a manager gives", ko: "매니저가 주는 것" }, () => {
  law(
    "a container is what was asked for, up to the next whole step; the ApplicationMaster's is the first",
    {
      claims: ["S0-18", "Y-09"],
      ko: "컨테이너는 요청을 다음 단위까지 올린 크기다. 애플리케이션마스터의 것이 처음이다.",
      cover: { "cluster mode": 30, "cores count": 30, "larger than asked": 60 },
      kills: ["deploying/containers-as-asked", "deploying/heaps-without-overhead"],
    },
    [
      yarnDrawn,
      modes,
      fc.integer({ min: 512, max: 1600 }),
      fc.integer({ min: 1, max: 3 }),
      masterSeeds,
    ],
    async (t, drawn, deployMode, heap, cores, seed) => {
      t.say(
        `${yarnInWords(drawn)}; ${deployMode} mode, executors of ${heap} MB and ${cores} cores`,
        `${yarnInKorean(drawn)}. ${deployMode} 모드, 익스큐터는 ${heap} MB에 코어 ${cores}개`,
      );
      const run = await ran(
        yarnOf(drawn),
        { seed },
        {
          deployMode,
          conf: {
            "spark.executor.memory": `${heap}m`,
            "spark.executor.cores": cores,
            "spark.driver.memory": "600m",
          },
          main: (spark) => spark.sleep(1000),
        },
      );
      const containers = used(run);
      const [first] = granted(run);
      const most = Math.min(8192, drawn.memory);
      const whole = (asked: number): number => {
        let size = drawn.step;
        while (size < asked) size += drawn.step;
        return Math.min(size, most);
      };
      const overhead = Math.max(384, Math.floor(heap * 0.1));
      const own = deployMode === "cluster" ? 600 : 512;
      t.classify("cluster mode", deployMode === "cluster");
      t.classify("cores count", drawn.dominant);
      t.classify("larger than asked", whole(heap + overhead) > heap + overhead);
      t.expect(first?.isMaster).toBe(true);
      t.expect(containers.filter(({ isMaster }) => isMaster)).toHaveLength(1);
      for (const { isMaster, memory, vcores } of containers) {
        t.expect(memory).toBe(isMaster ? whole(own + 384) : whole(heap + overhead));
        t.expect(vcores).toBe(drawn.dominant && !isMaster ? cores : 1);
      }
      t.witness(
        `${heap} MB of heap and ${overhead} MB beside it came to containers of ${whole(heap + overhead)} MB`,
        `힙 ${heap} MB와 오버헤드 ${overhead} MB가 ${whole(heap + overhead)} MB짜리 컨테이너가 됨`,
      );
    },
  );

  const faults = (nodes: number): fc.Arbitrary<Fault> => {
    const when = fc.integer({ min: 1_000, max: 30_000 }).map((ms) => ({ at: ms * 1000 }));
    return fc.oneof(
      when.map((at): Fault => ({ kind: "kill am", when: at })),
      fc
        .record({ when, worker: fc.integer({ min: 1, max: nodes }) })
        .map((drawn): Fault => ({ kind: "kill worker", ...drawn })),
      fc
        .record({ when, executor: fc.constantFrom("1", "2", "3") })
        .map((drawn): Fault => ({ kind: "kill executor", ...drawn })),
      when.map((at): Fault => ({ kind: "kill container", executor: "1", why: "memory", when: at })),
    );
  };

  law(
    "no node gives more than it has, whatever dies; at the end everything is given back",
    {
      claims: ["S0-31"],
      ko: "무엇이 죽든 노드는 가진 것보다 많이 주지 않는다. 끝나면 모두 돌아온다.",
      cover: { "two applications or more": 40, "a node was lost": 15, "another attempt": 15 },
      kills: ["deploying/masters-take-no-room", "deploying/cores-are-no-limit"],
    },
    [
      yarnDrawn.map((drawn) => ({ ...drawn, nodes: 2, dominant: true })),
      fc.array(fc.tuple(modes, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 3 }),
      fc.array(faults(2), { maxLength: 3 }),
      masterSeeds,
    ],
    async (t, drawn, apps, broken, seed) => {
      t.say(
        `${yarnInWords(drawn)}; ${apps.length} applications, ${broken.length} faults`,
        `${yarnInKorean(drawn)}. 애플리케이션 ${apps.length}개, 장애 ${broken.length}개`,
      );
      const conf = {
        "yarn.nm.liveness-monitor.expiry-interval-ms": 5_000,
        "yarn.scheduler.capacity.maximum-am-resource-percent": "0.9",
      };
      const run = await ran(
        yarnOf(drawn, conf),
        { seed, faults: broken, until: seconds(120) },
        ...apps.map(([deployMode, executors], i) => ({
          after: i * 500,
          name: `application ${i}`,
          deployMode,
          conf: {
            "spark.executor.memory": "512m",
            "spark.driver.memory": "512m",
            "spark.executor.instances": executors,
          },
          main: (spark: { sleep(ms: number): Promise<void> }) => spark.sleep(20_000),
        })),
      );
      const held = new Map<string, Map<string, { memory: number; vcores: number }>>();
      const lost = new Set<string>();
      for (const event of run.events) {
        if (event.kind === "NodeLost") lost.add(event.host);
        if (event.kind !== "ContainerStateChanged") continue;
        const here = held.get(event.host) ?? new Map<string, { memory: number; vcores: number }>();
        held.set(event.host, here);
        if (event.state === "ALLOCATED")
          t.expect([event.host, lost.has(event.host), here.has(event.containerId)]).toEqual([
            event.host,
            false,
            false,
          ]);
        if (isOver(event)) here.delete(event.containerId);
        else here.set(event.containerId, event);
        const sum = [...here.values()].reduce(
          (all, { memory, vcores }) => ({
            memory: all.memory + memory,
            vcores: all.vcores + vcores,
          }),
          { memory: 0, vcores: 0 },
        );
        t.expect(sum.memory).toBeLessThanOrEqual(drawn.memory);
        t.expect(sum.vcores).toBeLessThanOrEqual(drawn.vcores);
      }
      const last = new Map(
        run.of("YarnApplicationStateChanged").map(({ appId, state }) => [appId, state]),
      );
      const areOver = [...last.values()].every((state) =>
        ["FINISHED", "FAILED", "KILLED"].includes(state),
      );
      if (areOver) t.expect([...held.values()].reduce((all, here) => all + here.size, 0)).toBe(0);
      t.classify("two applications or more", apps.length > 1);
      t.classify("a node was lost", lost.size > 0);
      t.classify(
        "another attempt",
        run.of("YarnAttemptStateChanged").some(({ attemptId }) => attemptId.endsWith("_000002")),
      );
      t.witness(
        `${granted(run).length} containers were granted to ${apps.length} applications; ${lost.size} nodes were lost; ${areOver ? "all came back" : "some still wait"}`,
        `애플리케이션 ${apps.length}개에 컨테이너 ${granted(run).length}개를 내줌. 잃은 노드 ${lost.size}개. ${areOver ? "모두 돌아옴" : "아직 기다리는 것이 있음"}`,
      );
    },
  );

  law(
    "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
    {
      claims: ["S0-12", "S0-14"],
      ko: "아무것도 요청하지 않은 애플리케이션의 익스큐터는 1 GiB다. YARN에서는 코어 1개짜리 둘, 스탠드얼론에서는 워커마다 코어를 다 가진 하나다.",
      cover: { "two workers or more": 40 },
      kills: ["deploying/one-executor-by-default", "outside/one-core-by-default"],
    },
    [fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 6 }), masterSeeds],
    async (t, machines, cores, seed) => {
      t.say(`${machines} machines of ${cores} cores`, `코어 ${cores}개짜리 머신 ${machines}대`);
      const asked = { main: (spark: { sleep(ms: number): Promise<void> }) => spark.sleep(3000) };
      const drawn = { nodes: machines, memory: 8192, vcores: cores, step: 1024, dominant: false };
      const onYarn = await ran(yarnOf(drawn), { seed }, asked);
      const alone = await ran(
        standalone({ workers: machines, cores, memory: "8g" }),
        { seed },
        asked,
      );
      const coresOf = (run: typeof alone): number[] =>
        eventsOf(run.events, "SparkListenerExecutorAdded").map(({ totalCores }) => totalCores);
      t.classify("two workers or more", machines > 1);
      t.expect(coresOf(onYarn)).toEqual([1, 1]);
      t.expect(coresOf(alone)).toEqual(Array.from({ length: machines }, () => cores));
      for (const { memory, isMaster } of used(onYarn))
        t.expect(memory).toBe(isMaster ? 1024 : 2048);
      for (const { memory } of alone.of("LaunchExecutor")) t.expect(memory).toBe(2 ** 30);
      t.witness(
        `on YARN 2 executors of 1 core in containers of 2048 MB; standalone ${machines} of ${cores} cores`,
        `YARN에서는 2048 MB 컨테이너에 코어 1개짜리 익스큐터 2개, 스탠드얼론에서는 코어 ${cores}개짜리 ${machines}개`,
      );
    },
  );
});

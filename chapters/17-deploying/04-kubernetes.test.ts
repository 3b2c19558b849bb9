/**
 * Laws: how large a pod is on Kubernetes, when executors are asked for, and what a node gives.
 *
 * In Spark: BasicDriverFeatureStep, ExecutorPodsAllocator. In Kubernetes: kube-scheduler. Left out on purpose: volumes, pod templates, quotas.
 */
import type { EventOf } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { masterSeeds, modes } from "../../test/harness/generators/outside.ts";
import {
  clusterOf,
  clusters,
  executorsPosted,
  grouped,
  image,
  inKorean,
  inWords,
  onKubernetes,
  work,
} from "./kubernetes-seen.ts";

section({ en: "Pods", ko: "파드" }, () => {
  law(
    "a pod asks for its heap and an overhead beside it: what is said, or a share of the heap, 384 MiB at least; its own factor wins over that of all pods, and without any a driver in Python gets four tenths",
    {
      claims: ["S0-44", "Y-21"],
      ko: "파드는 힙과 오버헤드를 함께 요청한다. 오버헤드는 적어 준 값이거나 힙의 일정 비율이고 적어도 384 MiB다. 자기 계수가 공통 계수보다 먼저이고, 둘 다 없으면 파이썬 드라이버는 10분의 4다.",
      cover: { "in Python": 25, "an overhead is said": 15, "384 MiB decide": 10 },
      kills: ["deploying/pods-without-a-least-overhead", "deploying/pods-of-python-like-any"],
    },
    [
      fc.oneof(fc.integer({ min: 256, max: 2000 }), fc.integer({ min: 2000, max: 8192 })),
      fc.option(fc.integer({ min: 100, max: 2000 }), { nil: undefined, freq: 3 }),
      fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 2 }),
      fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 2 }),
      fc.boolean(),
      masterSeeds,
    ],
    async (t, heap, overhead, own, general, isPython, seed) => {
      t.say(
        `driver of ${heap} MiB${isPython ? " in Python" : ""}; overhead ${overhead ?? "unset"}, its factor ${own ?? "unset"}/10, that of all ${general ?? "unset"}/10`,
        `${heap} MiB짜리 ${isPython ? "파이썬 " : ""}드라이버. 오버헤드 ${overhead ?? "없음"}, 자기 계수 ${own ?? "없음"}/10, 공통 계수 ${general ?? "없음"}/10`,
      );
      const run = await onKubernetes(
        clusterOf({ nodes: 1, cpus: 4, gigabytes: 32 }),
        { seed },
        {
          deployMode: "cluster",
          program: isPython ? "python" : "jvm",
          clientArguments: isPython
            ? ["--primary-py-file", "local:///app.py", "--main-class", "PythonRunner"]
            : ["--main-class", "Main"],
          conf: {
            ...image,
            "spark.driver.memory": `${heap}m`,
            ...(overhead === undefined ? {} : { "spark.driver.memoryOverhead": `${overhead}m` }),
            ...(own === undefined ? {} : { "spark.driver.memoryOverheadFactor": own / 10 }),
            ...(general === undefined
              ? {}
              : { "spark.kubernetes.memoryOverheadFactor": general / 10 }),
          },
          main: () => undefined,
        },
      );
      const tenths = own ?? general ?? (isPython ? 4 : 1);
      const share = Math.floor((tenths / 10) * heap);
      t.classify("in Python", isPython);
      t.classify("an overhead is said", overhead !== undefined);
      t.classify("384 MiB decide", overhead === undefined && share < 384);
      const wanted = heap + (overhead ?? Math.max(share, 384));
      const { requests, limits } = run.driverPod?.spec.containers[0]?.resources ?? {};
      t.expect(requests?.["memory"]).toBe(`${wanted}Mi`);
      t.expect(limits?.["memory"]).toBe(`${wanted}Mi`);
      t.witness(
        `${heap} MiB of heap: a pod of ${wanted} MiB`,
        `힙 ${heap} MiB에 파드 ${wanted} MiB`,
      );
    },
  );

  law(
    "executors are asked for in batches, and none before every pod of the last one was seen or has registered; all together are as many as are wanted, whether a node has room for them or not",
    {
      claims: ["S0-46", "S3-31"],
      ko: "익스큐터는 묶음으로 청하고, 지난 묶음의 파드가 모두 보이거나 등록하기 전에는 더 청하지 않는다. 노드에 자리가 있든 없든 모두 합하면 원하는 수다.",
      cover: { "several batches": 40, "no room for all": 20, "only listed now and then": 25 },
      kills: ["deploying/executors-in-one-batch", "deploying/batches-that-do-not-look"],
    },
    [
      clusters,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      modes,
      masterSeeds,
    ],
    async (t, drawn, wanted, batch, watches, deployMode, seed) => {
      t.say(
        `${inWords(drawn)}; ${deployMode} mode, ${wanted} executors in batches of ${batch}, ${watches ? "changes are told" : "pods are listed every ten seconds"}`,
        `${inKorean(drawn)}. ${deployMode} 모드, 익스큐터 ${wanted}개를 ${batch}개씩. ${watches ? "변화를 바로 들음" : "파드 목록은 10초마다"}`,
      );
      const run = await onKubernetes(
        clusterOf(drawn),
        { seed },
        {
          deployMode,
          conf: {
            ...image,
            ...work,
            "spark.executor.instances": wanted,
            "spark.kubernetes.allocation.batch.size": batch,
            "spark.kubernetes.executor.enableApiWatcher": watches,
            "spark.kubernetes.executor.apiPollingInterval": "10s",
          },
          main: (spark) => spark.sleep(120_000),
        },
      );
      const instants = executorsPosted(run).map(({ at }) => at);
      const batches = [...grouped(instants, (at) => at)];
      const room = run.of("PodChanged").some(({ reason }) => reason === "Unschedulable");
      t.classify("several batches", batches.length > 1);
      t.classify("no room for all", room);
      t.classify("only listed now and then", !watches);
      t.expect(instants).toHaveLength(wanted);
      t.expect(Math.max(...batches.map(([, all]) => all.length)) <= batch).toBe(true);
      const posts = executorsPosted(run);
      const lists = run
        .of("KubernetesRequest")
        .filter(({ verb, name }) => verb === "GET" && name === undefined);
      const isKnown = ({ at, name = "" }: (typeof posts)[number], before: number): boolean =>
        watches
          ? before - at >= 900_000
          : lists.some((list) => list.at >= at && list.at <= before) ||
            run
              .of("RegisterExecutor")
              .some((one) => name.endsWith(`-exec-${one.executorId}`) && one.at <= before);
      for (const [next] of batches)
        t.expect(posts.filter(({ at }) => at < next).every((post) => isKnown(post, next))).toBe(
          true,
        );
      t.witness(
        `${wanted} pods in ${batches.length} batches`,
        `파드 ${wanted}개를 ${batches.length}번에 나누어 청함`,
      );
    },
  );

  law(
    "no node keeps more for pods than it has; a pod that fits nowhere waits, and takes its turn when another has ended",
    {
      claims: ["S1-05", "Y-20"],
      ko: "노드는 가진 것보다 많이 파드에 내주지 않는다. 들어갈 곳이 없는 파드는 기다렸다가 다른 파드가 끝나면 차례를 얻는다.",
      cover: { "a pod waits": 30, "two drivers at once": 90 },
      kills: ["deploying/nodes-beyond-their-memory"],
    },
    [clusters, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), masterSeeds],
    async (t, drawn, first, second, seed) => {
      t.say(
        `${inWords(drawn)}; two applications in cluster mode that want ${first} and ${second} executors`,
        `${inKorean(drawn)}. 클러스터 모드 애플리케이션 둘이 익스큐터를 ${first}개와 ${second}개 원함`,
      );
      const asked = (count: number) => ({
        deployMode: "cluster" as const,
        conf: { ...image, ...work, "spark.executor.instances": count },
        main: (spark: { sleep(milliseconds: number): Promise<void> }) => spark.sleep(5000),
      });
      const run = await onKubernetes(clusterOf(drawn), { seed }, asked(first), asked(second));
      const held = new Map<string, EventOf<"PodChanged">>();
      for (const event of run.of("PodChanged")) {
        held.set(event.pod, event);
        for (const [node, on] of grouped(held.values(), (pod) => pod.node ?? "")) {
          if (node === "") continue;
          const sum = (of: (pod: EventOf<"PodChanged">) => number): number =>
            on.reduce((all, pod) => all + of(pod), 0);
          t.expect(sum((pod) => pod.memory) <= drawn.gigabytes * 1024).toBe(true);
          t.expect(sum((pod) => pod.cpus) <= drawn.cpus).toBe(true);
        }
      }
      const waits = run.of("PodChanged").filter(({ reason }) => reason === "Unschedulable");
      const drivers = run
        .of("PodChanged")
        .filter(({ role, phase }) => role === "driver" && phase === "Succeeded");
      t.classify("a pod waits", waits.length > 0);
      t.classify("two drivers at once", drivers.length === 2);
      t.expect(
        run.room.every(
          ({ cpus, memory }) => cpus === drawn.cpus && memory === drawn.gigabytes * 2 ** 30,
        ),
      ).toBe(true);
      t.witness(
        `${held.size} pods, ${waits.length} of them waited`,
        `파드 ${held.size}개 가운데 ${waits.length}개가 기다림`,
      );
    },
  );
});

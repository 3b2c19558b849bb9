/**
 * Laws: who makes which pod on Kubernetes, and what is left of them.
 *
 * In Spark: KubernetesClientApplication, KubernetesClusterSchedulerBackend. Left out on purpose: several drivers in one pod.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import { masterSeeds, modes } from "../../test/harness/generators/outside.ts";
import { clusterOf, executorsPosted, image, onKubernetes, work } from "./kubernetes-seen.ts";

section({ en: "Drivers in pods", ko: "파드 안의 드라이버" }, () => {
  law(
    "in cluster mode spark-submit makes one pod, and what runs in it makes the others, which register with it before they get a task; in client mode there is no driver's pod",
    {
      claims: ["S0-45", "S0-46", "S3-31"],
      ko: "클러스터 모드에서 spark-submit은 파드 하나를 만들고, 그 안의 드라이버가 나머지를 만든다. 나머지는 드라이버에 등록한 뒤에 태스크를 받는다. 클라이언트 모드에는 드라이버 파드가 없다.",
      cover: { "cluster mode": 30 },
      kills: ["deploying/clients-in-pods"],
    },
    [modes, fc.integer({ min: 1, max: 4 }), masterSeeds],
    async (t, deployMode, wanted, seed) => {
      t.say(`${deployMode} mode, ${wanted} executors`, `${deployMode} 모드, 익스큐터 ${wanted}개`);
      const run = await onKubernetes(
        clusterOf({ nodes: 2, cpus: 4, gigabytes: 8 }),
        { seed },
        {
          deployMode,
          conf: { ...image, ...work, "spark.executor.instances": wanted },
          main: (spark) => spark.sparkContext.parallelize([1, 2, 3, 4], 4).count(),
        },
      );
      const isCluster = deployMode === "cluster";
      const posts = run
        .of("KubernetesRequest")
        .filter(({ verb, resource }) => verb === "POST" && resource === "pods");
      const makers = posts.map(({ from }) => from);
      t.classify("cluster mode", isCluster);
      t.expect(makers).toEqual([
        ...(isCluster ? ["spark-submit"] : []),
        ...Array.from({ length: wanted }, () => "driver"),
      ]);
      const first = (of: readonly { readonly at: number }[]): number =>
        of[0]?.at ?? Number.POSITIVE_INFINITY;
      const running = run
        .of("PodChanged")
        .filter(({ role, phase }) => role === "driver" && phase === "Running");
      t.expect(running.length > 0).toBe(isCluster);
      const order = [
        ...(isCluster ? [first(running)] : []),
        first(executorsPosted(run)),
        first(run.of("RegisterExecutor")),
        first(run.of("LaunchTask")),
      ];
      t.expect(order).toEqual(order.toSorted((a, b) => a - b));
      t.expect(run.applications[0]?.result).toBe(4);
      t.witness(`pods made by ${makers.join(", ")}`, `파드를 만든 쪽: ${makers.join(", ")}`);
    },
  );

  law(
    "at the end executor pods are gone unless they are to be kept; the driver's pod stays with its log, its node keeps nothing for it, and whoever deletes it deletes what it owns",
    {
      claims: ["S0-47", "S0-48", "Y-21"],
      ko: "끝나면 익스큐터 파드는 남기라고 하지 않는 한 사라진다. 드라이버 파드는 로그와 함께 남고 노드는 그 몫을 잡아 두지 않는다. 그것을 지우면 그것이 가진 것도 지워진다.",
      cover: { "pods are kept": 30, "the program fails": 30 },
      kills: ["deploying/executor-pods-stay", "deploying/ended-pods-keep-their-room"],
    },
    [fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 3 }), masterSeeds],
    async (t, keeps, fails, wanted, seed) => {
      t.say(
        `${wanted} executors, ${keeps ? "their pods are to be kept" : "as by default"}; the program ${fails ? "fails" : "succeeds"}`,
        `익스큐터 ${wanted}개, ${keeps ? "파드를 남김" : "기본 설정"}. 프로그램은 ${fails ? "실패" : "성공"}`,
      );
      const run = await onKubernetes(
        clusterOf({ nodes: 2, cpus: 4, gigabytes: 8 }),
        { seed },
        {
          deployMode: "cluster",
          conf: {
            ...image,
            ...work,
            "spark.executor.instances": wanted,
            "spark.kubernetes.executor.deleteOnTermination": !keeps,
          },
          main: async (spark) => {
            await spark.sparkContext.parallelize([1, 2], 2).count();
            if (fails) throw new Error("no");
          },
        },
      );
      t.classify("pods are kept", keeps);
      t.classify("the program fails", fails);
      t.expect(run.executorPods.length).toBe(keeps ? wanted : 0);
      t.expect(run.driverPod?.status.phase).toBe(fails ? "Failed" : "Succeeded");
      const name = run.driverPod?.metadata.name ?? "";
      t.expect(run.logOf(name)?.includes("Kubernetes client has been closed")).toBe(true);
      t.expect(run.room.every(({ cpus, memory }) => cpus === 4 && memory === 8 * 2 ** 30)).toBe(
        true,
      );
      const before = run.objects().length;
      run.deletePod(name);
      t.expect(run.logOf(name)).toBe(undefined);
      t.expect(run.objects()).toEqual([]);
      t.witness(
        `driver ${fails ? "Failed" : "Succeeded"}, ${before} objects left; deleted with its pod`,
        `드라이버 ${fails ? "Failed" : "Succeeded"}, 남은 객체 ${before}개는 파드와 함께 지워짐`,
      );
    },
  );

  law(
    "however a driver in a pod ends, spark-submit ends with 0; with 1 where nothing could be made: no image, no right, no namespace",
    {
      claims: ["S0-44", "S0-15", "Y-25"],
      ko: "파드 안의 드라이버가 어떻게 끝나든 spark-submit은 0으로 끝난다. 이미지나 권한이나 네임스페이스가 없어 아무것도 만들지 못했으면 1이다.",
      cover: { "the program fails": 10, "nothing is made": 40 },
      kills: ["deploying/submitters-fail-with-drivers"],
    },
    [
      fc.constantFrom("nothing", "nothing", "image", "right", "namespace"),
      fc.boolean(),
      fc.boolean(),
      masterSeeds,
    ],
    async (t, missing, fails, waits, seed) => {
      t.say(
        `missing: ${missing}; the program ${fails ? "fails" : "succeeds"}; spark-submit ${waits ? "waits" : "leaves"}`,
        `없는 것: ${missing}. 프로그램은 ${fails ? "실패" : "성공"}. spark-submit은 ${waits ? "기다림" : "떠남"}`,
      );
      const denied = [{ account: "user", verb: "POST", resource: "pods" }] as const;
      const cluster = clusterOf(
        { nodes: 2, cpus: 4, gigabytes: 8 },
        missing === "right" ? { denied } : missing === "namespace" ? { namespaces: ["jobs"] } : {},
      );
      const run = await onKubernetes(
        cluster,
        { seed },
        {
          deployMode: "cluster",
          conf: {
            ...(missing === "image" ? {} : image),
            ...work,
            "spark.kubernetes.submission.waitAppCompletion": waits,
          },
          main: () => {
            if (fails) throw new Error("no");
          },
        },
      );
      const isMade = missing === "nothing";
      t.classify("the program fails", isMade && fails);
      t.classify("nothing is made", !isMade);
      t.expect(run.of("ClientExited").map(({ exitCode }) => exitCode)).toEqual([isMade ? 0 : 1]);
      t.expect(run.objects().length > 0).toBe(isMade);
      t.witness(
        `missing ${missing}: exit ${isMade ? 0 : 1}`,
        `없는 것 ${missing}: 종료 코드 ${isMade ? 0 : 1}`,
      );
    },
  );
});

/**
 * Laws: who starts the executors, and who speaks to whom for it.
 *
 * In Spark: Master, Worker, ExecutorRunner, CoarseGrainedExecutorBackend. Same: which process speaks to which. Left out on purpose: managers
 * other than the standalone one.
 */
import { fc, law, section } from "../../test/harness/law.ts";
import {
  clusterOf,
  masterSeeds,
  modes,
  workersDrawn,
} from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";

section("The life cycle outside", () => {
  law(
    "the worker starts the executor, and the executor introduces itself to the driver",
    {
      claims: ["S2-26", "S2-14", "S4-03"],
      ko: "워커가 익스큐터를 띄우고, 익스큐터가 드라이버를 찾아가 등록한다.",
      cover: { "driver on another host than the master": 50, "no application at the start": 40 },
      kills: ["outside/executor-registers-with-the-master", "outside/submitter-speaks-to-workers"],
    },
    [
      workersDrawn(1, 3),
      modes,
      fc.constantFrom("laptop", "master", "worker-1"),
      fc.boolean(),
      masterSeeds,
    ],
    async (t, drawn, deployMode, submitHost, later, seed) => {
      const workers = [...drawn, { cores: 3, gib: 4 }];
      const run = await ran(
        clusterOf(workers),
        { seed },
        {
          deployMode,
          submitHost,
          after: later ? 1000 : 0,
          main: (spark) => spark.sleep(2000),
        },
      );
      const hosts = new Map(run.of("RegisterWorker").map(({ from, host }) => [from, host]));
      const [main] = run.of("MainStarted");
      const toWorkers = run.messages.filter(({ to }) => hosts.has(to)).map(({ from }) => from);
      t.expect([...new Set(toWorkers)]).toEqual(["Master"]);
      const registered = run.of("RegisterExecutor");
      t.expect(registered.length).toBeGreaterThan(0);
      for (const { executorId, host, from, to } of registered) {
        const launch = run.of("LaunchExecutor").find((one) => one.executorId === executorId);
        t.expect(hosts.get(launch?.to ?? "")).toBe(host);
        t.expect(to).toBe(main?.to);
        t.expect(run.messages).toContainEqual({ from, to, what: "RegisterExecutor" });
      }
      t.expect(run.state.aliveworkers).toBe(workers.length);
      t.expect(run.state.activeapps).toEqual([]);
      const first = run.of("SparkSubmit")[0]?.at ?? 0;
      if (later) for (const { at } of run.of("RegisteredWorker")) t.expect(at).toBeLessThan(first);
      t.classify("driver on another host than the master", main?.host !== "master");
      t.classify("no application at the start", later);
      t.witness(
        `driver on ${main?.host}: ${new Set(toWorkers).size} process spoke to the workers, the Master; ${registered.length} executors were started on ${new Set(registered.map(({ host }) => host)).size} hosts and went to the driver themselves`,
        `드라이버는 ${main?.host}에. 워커에 말을 건 것은 마스터 하나뿐이다. 익스큐터 ${registered.length}개가 호스트 ${new Set(registered.map(({ host }) => host)).size}곳에서 떠서 스스로 드라이버를 찾아갔다`,
      );
    },
  );
});

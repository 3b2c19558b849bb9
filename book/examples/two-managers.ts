/**
 * The same application on a standalone cluster and on YARN, in both modes, without a word about resources: what it is given, where its driver is, and what the
 * manager says of it when its program fails. In Spark: StandaloneSchedulerBackend, YarnAllocator. Left out on purpose: queues, losses.
 */
import { simulate, standalone, yarn, type ClusterSpec, type TracedEvent } from "#engine/index";

// #region program
const machines = 3;
const managers: Readonly<Record<string, ClusterSpec>> = {
  standalone: standalone({ workers: machines, cores: 4, memory: "8g" }),
  YARN: yarn({ nodes: machines, memory: "8g", vcores: 4 }),
};

async function run(cluster: ClusterSpec, deployMode: "client" | "cluster", fails: boolean) {
  const simulation = simulate(cluster, { seed: 7, logLevel: "ERROR" });
  const conf = { "spark.yarn.maxAppAttempts": 1 };
  const app = simulation.submit({ name: "same", deployMode, conf }, async (spark) => {
    await spark.sleep(3000); // until the executors have registered
    await spark.sparkContext.range(0, 100, 1, 8).count();
    if (fails) throw new Error("on purpose");
  });
  await simulation.run();
  return app;
}
// #endregion

// #region report
const of = <K extends TracedEvent["kind"]>(events: readonly TracedEvent[], kind: K) =>
  events.filter((event): event is Extract<TracedEvent, { kind: K }> => event.kind === kind);
for (const [manager, cluster] of Object.entries(managers))
  for (const mode of ["client", "cluster"] as const) {
    const app = await run(cluster, mode, false);
    const failed = await run(cluster, mode, true);
    const executors = of(app.events, "SparkListenerExecutorAdded").map((one) => one.totalCores);
    const containers = of(app.events, "StartContainer").length;
    const said = of(failed.events, "FinishApplicationMaster").at(-1)?.finalStatus;
    const [started] = of(app.events, "MainStarted");
    console.log(`${manager}, ${mode} mode`);
    console.log(
      `  driver on ${started?.host ?? ""}; executors with cores: ${executors.join(", ")}`,
    );
    console.log(
      `  containers: ${containers}; tasks: ${of(app.events, "SparkListenerTaskEnd").length}`,
    );
    console.log(
      `  its program fails: ${failed.finalState}${said === undefined ? "" : `, ${said}`}`,
    );
  }
export const app = await run(managers["YARN"] as ClusterSpec, "cluster", false);
// #endregion

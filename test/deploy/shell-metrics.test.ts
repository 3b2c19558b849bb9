/**
 * Metrics asked for in the shell, as one asks at home: curl at a Master, a Worker and a driver that runs; a console sink in conf/metrics.properties, which speaks where the driver prints; an executor's,
 * which speaks in its folder. In Spark: MetricsServlet, ConsoleSink. Left out on purpose: what registries hold, which metrics-run.test.ts holds against real Spark.
 */
import { expect, test } from "vitest";
import { counting, typist } from "./shell-told.ts";

const deploy = "spark-class org.apache.spark.deploy";

async function clusterWith(...lines: readonly string[]) {
  const { shell, lines: printed } = typist((own) => ({ "count.ts": counting(own) }));
  await shell.run(`${deploy}.master.Master -h localhost &`);
  await shell.run(`${deploy}.worker.Worker -c 2 -m 2g spark://localhost:7077 &`);
  await shell.run("sleep 5");
  for (const line of lines) await shell.run(line);
  /** What a line prints. */
  const said = async (line: string): Promise<readonly string[]> => {
    const from = printed.length;
    await shell.run(line);
    return printed.slice(from);
  };
  return { said, printed };
}

test("curl asks the Master, the Worker and the driver; without -L there is nothing at a path without its slash", async () => {
  const { said } = await clusterWith(
    "spark-submit --master spark://localhost:7077 count.ts 30 &",
    "sleep 10",
  );
  const gauges = (text: readonly string[]) =>
    (JSON.parse(text.join("\n")) as { gauges: Readonly<Record<string, { value: number }>> }).gauges;
  const master = gauges(await said("curl -s http://localhost:8080/metrics/master/json/"));
  expect(master["master.aliveWorkers"]).toEqual({ value: 1 });
  expect(master["master.apps"]).toEqual({ value: 1 });
  expect(
    gauges(await said("curl -s http://localhost:8081/metrics/json/"))["worker.coresUsed"],
  ).toEqual({
    value: 2,
  });
  const driver = gauges(await said("curl -sL http://localhost:4040/metrics/json"));
  const allJobs = Object.keys(driver).find((name) =>
    name.endsWith(".driver.DAGScheduler.job.allJobs"),
  );
  expect(driver[allJobs ?? ""]).toEqual({ value: 1 });
  expect(await said("curl -s http://localhost:4040/metrics/json")).toEqual([]);
  expect((await said("curl -s http://localhost:4040/metrics/prometheus/")).join()).toContain("404");
});

test("metrics.properties of the machine decides: the driver's sink speaks among what it prints, an executor's in its folder", async () => {
  const sink = "*.sink.console.class=org.apache.spark.metrics.sink.ConsoleSink";
  const { said, printed } = await clusterWith(
    `echo ${sink} > /opt/spark/conf/metrics.properties`,
    "spark-submit --master spark://localhost:7077 count.ts 12",
  );
  const reports = printed.filter((line) => /^\d+\/\d+\/26, .*M =+$/.test(line));
  expect(reports.length).toBeGreaterThan(2);
  const listed = await said("ls /opt/spark/work");
  const [folder = ""] = /app-\d{14}-\d{4}\/$/m.exec(listed.join("\n")) ?? [];
  const own = await said(`cat /opt/spark/work/${folder}0/stdout`);
  expect(own.some((line) => line.endsWith(".0.executor.succeededTasks"))).toBe(true);
  expect(printed.some((line) => line.endsWith(".driver.DAGScheduler.job.allJobs"))).toBe(true);
});

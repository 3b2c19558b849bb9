/**
 * What a driver and its executors tell of themselves while a job of three seconds runs: each second on their standard output, as Spark's console sink does, and to whoever asks
 * for Prometheus's text. In Spark: ConsoleSink, PrometheusResource. Left out on purpose: metrics of the JVM.
 */
import { simulate, standalone, type SparkSession, webAnswer } from "#engine/index";

// #region program
const conf = {
  "spark.metrics.conf.*.sink.console.class": "org.apache.spark.metrics.sink.ConsoleSink",
  "spark.metrics.conf.*.sink.console.period": "1",
  "spark.metrics.conf.*.sink.console.unit": "seconds",
  "spark.ui.prometheus.enabled": "true",
};
const simulation = simulate(standalone({ workers: 2, cores: 2, memory: "2g" }), { seed: 7 });
let asked = "";

const program = async (spark: SparkSession) => {
  await spark.sleep(2_000); // until the executors have registered
  const counted = spark.sparkContext.range(0, 12, 1, 12).costing(1_000_000).count();
  await spark.sleep(1_500); // in the middle of the job
  asked = webAnswer(simulation, "http://localhost:4040/metrics/executors/prometheus")?.body ?? "";
  return counted;
};
export const app = simulation.submit({ name: "measured", conf }, program);
await simulation.run();
// #endregion

// #region report
const said = app.logs.filter(({ logger }) => logger === "stdout");

/** The figure below the last line that ends so, of each report of a process: `             value = 2`. */
const figures = (process: RegExp, metric: string): readonly string[] =>
  said
    .filter((line) => process.test(line.process))
    .flatMap(({ text }, at, lines) =>
      text.endsWith(metric) ? [lines[at + 1]?.text.replace(/.*= /, "") ?? ""] : [],
    );

for (const metric of ["job.activeJobs", "job.allJobs", "stage.runningStages"])
  console.log(`driver.DAGScheduler.${metric}: ${figures(/^driver$/, metric).join(" ")}`);
for (const id of ["0", "1"])
  for (const metric of ["threadpool.activeTasks", "executor.succeededTasks"]) {
    const each = figures(new RegExp(`executor ${id}$`), metric);
    console.log(`${id}.executor.${metric.replace("executor.", "")}: ${each.join(" ")}`);
  }
console.log("asked for Prometheus's text in the middle of the job:");
for (const line of asked.split("\n"))
  if (/_(activeTasks|completedTasks_total|totalCores)\{.*executor_id="[01]"/.test(line))
    console.log(line);
// #endregion

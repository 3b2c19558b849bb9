/**
 * One slow application, looked at from each level that has something to say of it: its jobs, the tasks of its longest stage, the threads of its executors, what its tasks took of
 * each machine, the cores of its cluster. In Spark: web UI, REST API, metrics, the Master's page; dstat. Left out on purpose: JVMs, which are not simulated.
 */
import {
  eventsOf,
  executorsOf,
  jobsOf,
  masterJsonOf,
  simulate,
  stagesOf,
  standalone,
  tasksOf,
  type SparkSession,
} from "#engine/index";

// #region program
const simulation = simulate(standalone({ workers: 3, cores: 2, memory: "2g" }), { seed: 7 });
let seenByMaster = "";

const program = async (spark: SparkSession) => {
  await spark.sleep(2_000); // until the executors have registered
  const records = [...Array.from({ length: 40 }, () => 0), 1, 2, 3, 4, 5];
  const pairs = spark.sparkContext.parallelize(records, 6).map((n): [number, number] => [n, 1]);
  await pairs.count();
  const grouped = pairs.groupByKey(6).flatMap(([, ones]) => [...ones]);
  const slow = grouped.costing(100_000).count();
  await spark.sleep(3_000); // in the middle of the second job
  seenByMaster = masterJsonOf(simulation) ?? "";
  return slow;
};
export const app = simulation.submit({ name: "slow", conf: {} }, program);
await simulation.run();
// #endregion

// #region report
const { events } = app;
const lasted = (one: { submissionTime: number | undefined; completionTime: number | undefined }) =>
  (one.completionTime ?? 0) - (one.submissionTime ?? 0);

const [job] = [...jobsOf(events)].sort((a, b) => lasted(b) - lasted(a));
const [stage] = [...stagesOf(events)].sort((a, b) => lasted(b) - lasted(a));
console.log(`application: job ${job?.jobId} took longest, ${job && lasted(job)} ms`);
console.log(`  most of it in stage ${stage?.stageId}, ${stage && lasted(stage)} ms`);

const times = tasksOf(events)
  .filter(({ stageId }) => stageId === stage?.stageId)
  .map(({ duration }) => duration)
  .sort((a, b) => a - b);
console.log(
  `query: its tasks: median ${times[Math.trunc(times.length / 2)]} ms, maximum ${times.at(-1)} ms`,
);

for (const { id, totalDuration, maxTasks } of executorsOf(events))
  if (id !== "driver")
    console.log(`executor ${id}: ${maxTasks} threads, busy for ${totalDuration} ms`);

const taken = { cpu: 0, recv: 0, writ: 0 };
const machines = new Map<string, typeof taken>();
for (const { taskInfo, taskMetrics } of eventsOf(events, "SparkListenerTaskEnd")) {
  const { cpu, recv, writ } = machines.get(taskInfo.host) ?? taken;
  machines.set(taskInfo.host, {
    cpu: cpu + (taskMetrics?.executorRunTime ?? 0) / 1000,
    recv: recv + (taskMetrics?.remoteBytesRead ?? 0),
    writ: writ + (taskMetrics?.shuffleBytesWritten ?? 0) + (taskMetrics?.diskBytesSpilled ?? 0),
  });
}
for (const [host, { cpu, recv, writ }] of [...machines].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  console.log(
    `machine ${host}: cpu ${Math.round(cpu)} ms, net recv ${recv} bytes, dsk writ ${writ} bytes`,
  );

const { cores, coresused } = JSON.parse(seenByMaster) as { cores: number; coresused: number };
console.log(`cluster: ${coresused} of ${cores} cores were given away`);
// #endregion

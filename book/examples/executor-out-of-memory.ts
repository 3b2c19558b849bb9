/**
 * An executor whose heap is full as soon as four tasks run in it at once, and the same with room for two. In Spark: OutOfMemoryError, exit code 52,
 * spark.task.cpus. Left out on purpose: the heap itself; a fault ends the executor a moment after the fourth task started.
 */
import {
  eventsOf,
  type Fault,
  seconds,
  type SparkSession,
  standalone,
  submit,
  type TracedEvent,
} from "#engine/index";

// #region program
/** Each task needs a quarter of the heap of executor 0, and a little more. */
function heapFull(): Fault {
  let running = 0;
  const isFourth = (event: TracedEvent): boolean => {
    const step = { SparkListenerTaskStart: 1, SparkListenerTaskEnd: -1 }[event.kind as string];
    if (step === undefined || !("taskInfo" in event)) return false;
    if (event.taskInfo.executorId === "0") running += step;
    return running === 4;
  };
  return {
    kind: "kill executor",
    executor: "0",
    exitCode: 52,
    when: { after: isFourth, delay: seconds(0.2) },
  };
}

const program = async (spark: SparkSession) => {
  await spark.sleep(5_000);
  return spark.sparkContext.range(0, 16, 1, 16).costing(500_000).count();
};

const cluster = standalone({ workers: 2, cores: 4, memory: "2g" });
export const app = await submit(
  cluster,
  { name: "four at once", seed: 7, faults: [heapFull()] },
  program,
);
const cured = await submit(
  cluster,
  { name: "two at once", seed: 7, faults: [heapFull()], conf: { "spark.task.cpus": 2 } },
  program,
);
// #endregion

// #region report
for (const run of [app, cured]) {
  console.log(`${run.name}: the answer is ${run.result}`);
  for (const { level, text } of run.logs)
    if (/^Lost (executor|task)/.test(text)) console.log(`  ${level} ${text}`);
  const removed = eventsOf(run.events, "SparkListenerExecutorRemoved").filter(({ reason }) =>
    reason.includes("52"),
  );
  console.log(`  executors that ended with code 52: ${removed.length}`);
}
// #endregion

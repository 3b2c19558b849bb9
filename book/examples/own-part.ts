/**
 * Tasks that read the accumulator to which they add; one of them fails at its first attempt. In Spark: the same. Left out on purpose: Python, which
 * refuses the read.
 */
import { eventsOf, local, submit } from "#engine/index";

// #region program
const fails = { kind: "fail task", partition: 1, attempts: 1 } as const;
const options = { name: "own part", faults: [fails], seed: 7 };

export const app = await submit(local("local[2,4]"), options, async (spark) => {
  const sc = spark.sparkContext;
  const met = sc.longAccumulator("met");
  const read = await sc
    .range(0, 6, 1, 3)
    .map(() => {
      met.add(1);
      return met.value;
    })
    .collect();
  return { inTasks: read.join(" "), onTheDriver: met.value };
});
// #endregion

// #region report
console.log(app.result);
for (const { taskInfo, reason } of eventsOf(app.events, "SparkListenerTaskEnd")) {
  const { index, attemptNumber, accumulables } = taskInfo;
  const listed = accumulables.map(({ name, update, value }) => `${name} +${update} = ${value}`);
  console.log(`task ${index}.${attemptNumber}`, reason.kind, listed.join(", "));
}
// #endregion

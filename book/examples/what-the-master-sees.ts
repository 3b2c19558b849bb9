/**
 * What the Master hears of an application with 7 tasks, and of one with 700: equally much, and nothing of tasks. In Spark:
 * DeployMessages. Left out on purpose: the workers' heartbeats, which come by the clock.
 */
import { standalone, submit, type TracedEvent } from "#engine/index";

// #region program
const run = (tasks: number) =>
  submit(
    standalone({ workers: 2, cores: 4, memory: "2g" }),
    { name: `${tasks} tasks`, seed: 7 },
    async (spark) => {
      await spark.sleep(2000); // until the executors have registered
      return spark.sparkContext.range(0, tasks, 1, tasks).count();
    },
  );

const few = await run(7);
export const app = await run(700);
// #endregion

// #region report
const heard = (events: readonly TracedEvent[]) =>
  events.filter((event) => "to" in event && event.to === "Master");
const kinds = new Map<string, number>();
for (const { kind } of heard(app.events)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
console.log(
  `messages to the Master: ${heard(few.events).length} for 7 tasks, ${heard(app.events).length} for 700`,
);
console.log(kinds);
console.log(`with a task's id: ${heard(app.events).filter((event) => "taskId" in event).length}`);
// #endregion

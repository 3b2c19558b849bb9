/**
 * `collect` of more than the driver takes, and what to do instead. In Spark: spark.driver.maxResultSize. Left out on purpose: a driver whose heap is full
 * because that limit was taken away.
 */
import { standalone, submit, tasksOf } from "#engine/index";

// #region program
const conf = { "spark.driver.maxResultSize": "200k" };

export const app = await submit(
  standalone({ workers: 2, cores: 2, memory: "2g" }),
  { name: "collects", seed: 7, conf },
  async (spark) => {
    const texts = spark.sparkContext.range(0, 40, 1, 8).map((n) => String(n).repeat(10_000));
    const collected = await texts.collect().then(
      (all) => `${all.length} texts`,
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
    const lengths = await texts.map((text) => text.length).sum();
    const some = await texts.map((text) => text.slice(0, 4)).take(3);
    await texts.saveAsTextFile("/out/texts");
    return { collected, lengths, some };
  },
);
// #endregion

// #region report
const { collected, lengths, some } = app.result;
console.log(collected.split("\n")[0]);
for (const { text } of app.logs.filter(({ level }) => level === "ERROR")) console.log(text);
const killed = tasksOf(app.events).filter(({ status }) => status === "KILLED").length;
console.log(`${killed} tasks killed; the driver goes on:`);
console.log(
  `a sum comes (${lengths} characters), so does take (${some.join(", ")}), and the texts are in /out/texts`,
);
// #endregion

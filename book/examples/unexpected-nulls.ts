/**
 * A date in a new format: no error, only holes. In Spark: a cast that fails answers null. Left out on purpose: SQL; the parser stands for it.
 */
import { local, submit } from "#engine/index";

// #region program
const lines = ["2024-01-05,3", "2024-01-06,4", "07.01.2024,5", "2024-01-08,6", "", "09.01.2024,7"];

const yearOf = (text: string): number | undefined =>
  /^\d{4}-\d\d-\d\d/.test(text) ? Number(text.slice(0, 4)) : undefined;
const yearOfBoth = (text: string): number | undefined => {
  const dotted = /^\d\d\.\d\d\.(\d{4})/.exec(text)?.[1];
  return dotted === undefined ? yearOf(text) : Number(dotted);
};

export const app = await submit(local("local[2]"), { name: "dates", seed: 7 }, async (spark) => {
  const sc = spark.sparkContext;
  const raw = sc.parallelize(lines, 2);
  const counted = async (name: string, parse: (text: string) => number | undefined) => {
    const [good, bad] = [sc.longAccumulator("read"), sc.longAccumulator("not read")];
    const samples = sc.collectionAccumulator<string>("samples");
    await raw.foreach((line) => {
      if (parse(line) !== undefined) return good.add(1);
      bad.add(1);
      samples.add(line);
    });
    return { name, raw: await raw.count(), good: good.value, bad: bad.value, of: samples.value };
  };
  return [await counted("before", yearOf), await counted("after", yearOfBoth)];
});
// #endregion

// #region report
for (const { name, raw, good, bad, of } of app.result)
  console.log(
    `${name}: ${raw} lines = ${good} read + ${bad} not; not read: ${of.map((line) => `“${line}”`).join(", ")}`,
  );
console.log(`job errors: ${app.logs.filter(({ level }) => level === "ERROR").length}`);
// #endregion

/** A task that fails, for the place that its stack shows. */
import { Spark } from "../toy-spark.ts";
import { thrownBy } from "./check.ts";
import { isMain } from "./main.ts";

export function failingTask(sc: Spark): Error {
  const limit: number = 3;
  const big = (n: number): boolean => n > limit;
  type Row = { readonly n: number };
  const rows = sc.parallelize<Row>([{ n: 1 }, { n: 5 }]);
  const failing = rows.map((row: Row): number => {
    if (big(row.n)) throw new Error(`${row.n} is over ${limit}`); // fails here
    return row.n;
  });
  return thrownBy(() => failing.collect());
}

if (isMain(import.meta.url)) console.log(failingTask(new Spark()).stack);

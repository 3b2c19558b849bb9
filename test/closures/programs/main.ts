/**
 * What the programs of this folder share when they are run by themselves: each file of cases prints what holds and what does not, as in
 * `node --import tsx --import ./engine/node/register.mjs test/closures/programs/cases-01.ts`.
 */
import { Spark } from "../toy-spark.ts";
import type { Case } from "./check.ts";

declare const process: { readonly argv: readonly string[] } | undefined;

/** Was this file named on the command line? */
export const isMain = (url: string): boolean =>
  typeof process !== "undefined" && url.endsWith((process.argv[1] ?? "?").replaceAll("\\", "/"));

/** One line of JSON for each behaviour. */
export function report(cases: readonly Case[], print: (line: string) => void): void {
  for (const [title, run] of cases) {
    try {
      print(JSON.stringify({ title, held: true, said: run(new Spark()) }));
    } catch (thrown) {
      print(JSON.stringify({ title, held: false, said: (thrown as Error).stack }));
    }
  }
}

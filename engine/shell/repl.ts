/**
 * A shell in the driver: lines are read one after another, each is evaluated with `spark` and `sc`, until the input ends.
 *
 * In Spark: org.apache.spark.repl.Main, python/pyspark/shell.py. Same: what it says when the context is there, names of what a line came to. Left out on
 * purpose: Scala and Python; lines are TypeScript.
 */
import type { Main } from "../simulator/submit-options.ts";
import type { Typed } from "./commands.ts";

const QUIT = /^\s*(:q(uit)?|exit(\(\))?|quit\(\))\s*;?\s*$/;

export function replMain(typed: Typed, banner: string): Main<void> {
  const { streams, shell } = typed;
  return async (spark, driver) => {
    const sc = spark.sparkContext;
    const conf = sc.getConf();
    streams.out(banner);
    streams.out(`Spark context Web UI available at ${driver.uiWebUrl}`);
    streams.out(
      `Spark context available as 'sc' (master = ${conf.get("spark.master")}, app id = ${conf.get("spark.app.id")}).`,
    );
    streams.out("Spark session available as 'spark'.");
    const evaluate = shell.programs.repl({ spark, sc });
    for (;;) {
      const line = await driver.readLine();
      if (line === undefined || QUIT.test(line)) return;
      if (line.trim() === "") continue;
      try {
        const shown = await evaluate(line);
        if (shown !== undefined) streams.out(shown);
      } catch (thrown) {
        streams.err(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown));
      }
    }
  };
}

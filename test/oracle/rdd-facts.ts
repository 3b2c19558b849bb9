/**
 * The facts that RddFacts.scala and LostShuffles.scala print, and the recording of them. In Spark: what spark-shell showed. Left out on
 * purpose: the engine.
 */
import recorded from "./recordings/rdd-facts.json" with { type: "json" };

export interface Fact {
  /** Which of our Scala scripts told it. */
  readonly script: string;
  readonly kind: string;
  readonly name: string;
  readonly seen: string;
}

export function factsIn(output: string): Omit<Fact, "script">[] {
  return output.split("\n").flatMap((line) => {
    const [mark = "", kind = "", name = "", seen = ""] = line.split("\t");
    return mark === "@@" ? [{ kind, name, seen }] : [];
  });
}

export const rddFacts: { readonly spark: string; readonly facts: readonly Fact[] } = recorded;

/**
 * A function that counts its records in an accumulator, and an accumulator of the program's own class, for tests that are no programs themselves.
 * In Spark: closures and a class of a program. Here the closure pass prepares this file. Left out on purpose: nothing.
 */
import { AccumulatorV2, type LongAccumulator, type SparkContext } from "../../../engine/index.ts";

/** Pairs of remainder and number. */
export const countingIn =
  (seen: LongAccumulator) =>
  (n: number): [number, number] => {
    seen.add(1);
    return [n % 2, n];
  };

/** The different texts that were added. */
export class Words extends AccumulatorV2<string, ReadonlySet<string>> {
  readonly words = new Set<string>();

  override get isZero(): boolean {
    return this.words.size === 0;
  }

  override copy(): Words {
    const made = new Words();
    for (const word of this.words) made.add(word);
    return made;
  }

  override reset(): void {
    this.words.clear();
  }

  override add(word: string): void {
    this.words.add(word);
  }

  override merge(other: AccumulatorV2<string, ReadonlySet<string>>): void {
    for (const word of other.value) this.words.add(word);
  }

  override get value(): ReadonlySet<string> {
    return this.words;
  }
}

/** Gathers the words of a text by tasks. */
export async function wordsOf(sc: SparkContext, text: string, words: Words): Promise<void> {
  await sc.parallelize(text.split(" "), 3).foreach((word) => {
    words.add(word);
  });
}

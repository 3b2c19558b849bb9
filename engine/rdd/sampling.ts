/**
 * Draws from an RDD: `sample` and `randomSplit`. The same seed draws the same records; without a seed the run's own chance gives one, where Spark
 * asks the machine's. Rules C1.17–C1.18, C11.1–C11.4. Spark 3.5.3: core/…/rdd/RDD.scala.
 */
import { illegalArgument } from "../foundation/errors.ts";
import { Numbering } from "./numbering.ts";
import type { RDD } from "./rdd.ts";
import { samplePipe, sampledNode } from "./sampled.ts";
import { bernoulli, cell, checkFraction, poissonSampler } from "./samplers.ts";

export type Seed = number | bigint;

export abstract class Sampling<T> extends Numbering<T> {
  /**
   * About a `fraction` of the records: each at most once and with that chance, or, with replacement, that often on average.
   * @throws IllegalArgumentException for a fraction below 0, or above 1 without replacement.
   */
  sample(withReplacement: boolean, fraction: number, seed?: Seed): RDD<T> {
    checkFraction(fraction, withReplacement);
    const draw = withReplacement ? poissonSampler : bernoulli;
    return this.named("sample", () =>
      this.derive(sampledNode<T>(this, (own) => draw(fraction, own), this.seedOf(seed))),
    );
  }

  /**
   * Deals the records out to as many RDDs as there are weights, by chance and in their proportion. The parts are disjoint and together hold
   * everything, as long as the RDD computes the same records again.
   */
  randomSplit(weights: readonly number[], seed?: Seed): RDD<T>[] {
    const shown = `[${weights.map((weight) => (Number.isInteger(weight) ? `${weight}.0` : weight)).join(",")}]`;
    if (weights.some((weight) => weight < 0))
      throw illegalArgument(`requirement failed: Weights must be nonnegative, but got ${shown}`);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(total > 0))
      throw illegalArgument(
        `requirement failed: Sum of weights must be positive, but got ${shown}`,
      );
    return this.named("randomSplit", () => {
      const own = this.seedOf(seed);
      let from = 0;
      return weights.map((weight) => {
        const [low, high] = [from, from + weight / total];
        from = high;
        return this.piped<T>(
          samplePipe((partition) => cell(low, high, own + BigInt(partition))),
          [],
          true,
          true,
        );
      });
    });
  }

  /** The seed that was given, or one from the run's own chance. */
  protected seedOf(seed: Seed | undefined): bigint {
    return seed === undefined ? this.context.randomSeed() : BigInt(seed);
  }
}

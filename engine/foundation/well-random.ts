/**
 * The generator and the Poisson draws of Apache Commons Math, bit for bit, because sampling with replacement shows them: Well19937c, seeded by a
 * long, and the number of arrivals by multiplying uniform draws. Left out: means of 40 and more, which Commons Math draws by rejection; here they
 * are sums of smaller ones. In Spark: RandomSampler.scala (PoissonSampler), StratifiedSamplingUtils.scala. Commons Math 3.6: Well19937c, PoissonDistribution.
 */
import { strictExp } from "./strict-math.ts";

const SIZE = 624;
const [M1, M2, M3] = [70, 179, 449] as const;

export class Well19937c {
  readonly #state = new Int32Array(SIZE);
  #index = 0;

  constructor(seed: bigint) {
    this.#state[0] = Number(BigInt.asIntN(32, seed >> 32n));
    this.#state[1] = Number(BigInt.asIntN(32, seed));
    for (let i = 2; i < SIZE; i += 1) {
      const before = BigInt(this.#state[i - 2] as number);
      this.#state[i] = Number(
        BigInt.asIntN(32, 1812433253n * (before ^ (before >> 30n)) + BigInt(i)),
      );
    }
  }

  #at(offset: number): number {
    return this.#state[(this.#index + offset) % SIZE] as number;
  }

  /** The next `bits` random bits, at most 32. */
  next(bits: number): number {
    const state = this.#state;
    const before = (this.#index + SIZE - 1) % SIZE;
    const second = (this.#index + SIZE - 2) % SIZE;
    const [v0, m1, m2, m3] = [this.#at(0), this.#at(M1), this.#at(M2), this.#at(M3)];
    const z0 = (0x80000000 & (state[before] as number)) ^ (0x7fffffff & (state[second] as number));
    const z1 = v0 ^ (v0 << 25) ^ (m1 ^ (m1 >>> 27));
    const z2 = (m2 >>> 9) ^ (m3 ^ (m3 >>> 1));
    const z3 = z1 ^ z2;
    let z4 = z0 ^ (z1 ^ (z1 << 9)) ^ (z2 ^ (z2 << 21)) ^ (z3 ^ (z3 >>> 21));
    state[this.#index] = z3;
    state[before] = z4;
    state[second] = (state[second] as number) & 0x80000000;
    this.#index = before;
    z4 ^= (z4 << 7) & 0xe46e1700;
    z4 ^= (z4 << 15) & 0x9b868000;
    return z4 >>> (32 - bits);
  }

  /** A number at least 0 and below 1, of 52 bits. */
  nextDouble(): number {
    return (this.next(26) * 67108864 + this.next(26)) / 4503599627370496;
  }
}

const LARGE = 40;

/** Draws how many arrivals there are where `mean` are expected. */
export function poisson(mean: number, random: Well19937c): () => number {
  const rounds = mean < LARGE ? 1 : Math.ceil(mean / (LARGE / 2));
  const each = mean / rounds;
  const none = strictExp(-each);
  const draw = (): number => {
    let product = 1;
    for (let count = 0; count < 1000 * each; count += 1) {
      product *= random.nextDouble();
      if (product < none) return count;
    }
    return Math.ceil(1000 * each);
  };
  return () => {
    let sum = 0;
    for (let round = 0; round < rounds; round += 1) sum += draw();
    return sum;
  };
}

/**
 * StratifiedSamplingUtils, the part behind sampleByKeyExact: a first job says for each key below which draw a record is taken, so that the sample has
 * exactly the size that was asked for. Most records are taken or passed over at once; those between two bounds wait for it to be known how many of them
 * are needed. The sample then draws the same numbers again. Rules C11.5. Spark 3.5.3: core/…/util/random/StratifiedSamplingUtils.scala, SamplingUtils.scala.
 */
import { emptyCollection } from "../foundation/errors.ts";
import { scalaIdentity } from "../foundation/key-map.ts";
import { XORShiftRandom } from "../foundation/random.ts";
import { strictLog } from "../foundation/strict-math.ts";
import { poisson, Well19937c } from "../foundation/well-random.ts";
import type { AnyRdd } from "./core.ts";
import { oneToOne } from "./dependency.ts";
import { arrayCursor, iterate } from "./iterate.ts";
import { collecting } from "./result-functions.ts";
import { deviations, type Sampler } from "./samplers.ts";

/** What a first look at a key's records said. */
interface Acceptance {
  readonly key: unknown;
  items: number;
  accepted: number;
  readonly waiting: number[];
  /** Below it a draw is taken at once; with replacement the mean of how often. */
  acceptBound: number;
  waitBound: number;
}
type Acceptances = Map<unknown, Acceptance>;

export interface Strata {
  readonly rateOf: (key: unknown) => number;
  readonly withReplacement: boolean;
  readonly seed: bigint;
}

/** How large an error is allowed in a bound for draws without replacement. */
const DELTA = 5e-5;
const SMALLEST_RATE = 1e-10;

/** Runs the jobs that find the bounds; answers the sampler of each partition. */
export function exactSamplers(
  rdd: AnyRdd,
  strata: Strata,
  counted: () => ReadonlyMap<unknown, number>,
): (partition: number) => Sampler {
  const { rateOf, withReplacement, seed } = strata;
  const counts = withReplacement ? counted() : undefined;
  const found = acceptances(rdd, strata, counts);
  const log = (text: string): void => rdd.context.log("WARN", "StratifiedSamplingUtils", text);
  const thresholds = new Map(
    [...found].map(([key, seen]) => [key, threshold(seen, rateOf(seen.key), log)]),
  );
  const thresholdOf = (key: unknown): number => thresholds.get(scalaIdentity(key)) ?? NaN;
  return (partition) => {
    const draws = new Draws(seed + BigInt(partition));
    if (!withReplacement) return (record) => (draws.uniform() < thresholdOf(keyOf(record)) ? 1 : 0);
    return (record) => {
      const key = keyOf(record);
      const { acceptBound, waitBound } = found.get(scalaIdentity(key)) as Acceptance;
      let times = acceptBound === 0 ? 0 : draws.poisson(acceptBound);
      for (let left = draws.poisson(waitBound); left > 0; left -= 1)
        if (draws.uniform() < thresholdOf(key)) times += 1;
      return times;
    };
  };
}

const keyOf = (record: unknown): unknown => (record as readonly [unknown, unknown])[0];

/** Draws of one partition: each mean has a generator of its own, from the same seed. */
class Draws {
  readonly #seed: bigint;
  readonly #uniform: XORShiftRandom;
  readonly #byMean = new Map<number, () => number>();

  constructor(seed: bigint) {
    this.#seed = seed;
    this.#uniform = new XORShiftRandom(seed);
  }

  uniform(): number {
    return this.#uniform.nextDouble();
  }

  poisson(mean: number): number {
    let draw = this.#byMean.get(mean);
    if (draw === undefined)
      this.#byMean.set(mean, (draw = poisson(mean, new Well19937c(this.#seed))));
    return draw();
  }
}

/** To Spark this file is a program: what is made in it stands at its own calls, within the scope of the operation. */
export function calling<R>({ context }: AnyRdd, name: string, build: () => R): R {
  const outer = context.currentOperation();
  return context.within({ ...outer, callSite: outer.callSite.replace(/^\S+/, name) }, build);
}

/** A job over an RDD of one map a partition; the maps are joined as they come. @throws UnsupportedOperationException without partitions */
function acceptances(
  rdd: AnyRdd,
  { rateOf, withReplacement, seed }: Strata,
  counts: ReadonlyMap<unknown, number> | undefined,
): Acceptances {
  const looked = calling(rdd, "mapPartitionsWithIndex", () =>
    rdd.derive<Acceptances>({
      className: "MapPartitionsRDD",
      numPartitions: () => rdd.getNumPartitions(),
      dependencies: () => [oneToOne(rdd)],
      compute: (partition, task, sink) => {
        const draws = new Draws(seed + BigInt(partition));
        const own: Acceptances = new Map();
        const cursor = iterate(rdd, partition, task, (record) => {
          const key = keyOf(record);
          const seen = own.get(scalaIdentity(key)) ?? fresh(key);
          own.set(scalaIdentity(key), seen);
          if (withReplacement) drawCopies(seen, rateOf(key), counts, draws);
          else drawOnce(seen, rateOf(key), draws);
          seen.items += 1;
          return true;
        });
        cursor.resume();
        cursor.close();
        return arrayCursor([own], sink);
      },
    }),
  );
  let joined: Acceptances | undefined;
  calling(rdd, "reduce", () =>
    rdd.context.runJobBlocking(looked, collecting, {
      onResult: (_index, records) => {
        const [part] = records as readonly Acceptances[];
        if (part !== undefined) joined = joined === undefined ? part : join(joined, part);
      },
    }),
  );
  if (joined === undefined) throw emptyCollection();
  return joined;
}

const fresh = (key: unknown): Acceptance => ({
  key,
  items: 0,
  accepted: 0,
  waiting: [],
  acceptBound: NaN,
  waitBound: NaN,
});

/** Once or not at all: the bounds narrow as the key's records go by. */
function drawOnce(seen: Acceptance, rate: number, draws: Draws): void {
  const gamma = -strictLog(DELTA) / seen.items;
  const lower = gamma * (2 / 3);
  seen.acceptBound = rate + lower - Math.sqrt(lower * lower + 3 * lower * rate);
  const upper = rate + gamma + Math.sqrt(gamma * gamma + 2 * gamma * rate);
  seen.waitBound = Math.min(1, Math.max(SMALLEST_RATE, upper));
  const drawn = draws.uniform();
  if (drawn < seen.acceptBound) seen.accepted += 1;
  else if (drawn < seen.waitBound) seen.waiting.push(drawn);
}

/** Any number of times: the bounds come from how many records the key has. */
function drawCopies(
  seen: Acceptance,
  rate: number,
  counts: ReadonlyMap<unknown, number> | undefined,
  draws: Draws,
): void {
  if (Number.isNaN(seen.acceptBound)) {
    const total = counts?.get(scalaIdentity(seen.key)) ?? 0;
    const wanted = Math.ceil(total * rate);
    const spread = deviations(wanted) * Math.sqrt(wanted);
    const lower = Math.max(wanted - spread, 1e-15);
    seen.acceptBound = lower / total;
    seen.waitBound = (Math.max(wanted + spread, 1e-10) - lower) / total;
  }
  if (seen.acceptBound !== 0) seen.accepted += draws.poisson(seen.acceptBound);
  for (let left = draws.poisson(seen.waitBound); left > 0; left -= 1)
    seen.waiting.push(draws.uniform());
}

/** The bounds of the part that came last stay. */
function join(before: Acceptances, part: Acceptances): Acceptances {
  for (const [identity, seen] of before) {
    const own = part.get(identity);
    if (own === undefined) part.set(identity, seen);
    else {
      own.waiting.push(...seen.waiting);
      own.accepted += seen.accepted;
      own.items += seen.items;
    }
  }
  return part;
}

/** The draw below which so many of the waiting are taken as are still wanted. */
function threshold(seen: Acceptance, rate: number, warn: (text: string) => void): number {
  const wanted = Math.ceil(seen.items * rate);
  if (seen.accepted > wanted) {
    warn("Pre-accepted too many");
    return seen.acceptBound;
  }
  const missing = wanted - seen.accepted;
  if (missing >= seen.waiting.length) {
    warn("WaitList too short");
    return seen.waitBound;
  }
  return seen.waiting.toSorted((a, b) => a - b)[missing] as number;
}

/**
 * `experiment`: a claim that holds often, not always. Says in what share of a seeded sample it holds.
 *
 * In Spark: claims about time, mostly. Red only when it could not run or when the share lies outside the declared
 * band. Left out on purpose: shrinking; the first counter-example is shown as it was drawn.
 */
import fc from "fast-check";
import { test } from "vitest";
import { headOf, isAsked, lawRuns } from "./law-settings.ts";
import type { Share } from "./law-report.ts";
import { spoken } from "./texts.ts";
import { newTrace, printed, type Trial, trialOn } from "./trial.ts";

export interface ExperimentOptions {
  readonly claims: readonly [string, string?, string?];
  /** The sentence in Korean. */
  readonly ko: string;
  /** The share, in per cent, between which the claim is expected to hold. */
  readonly band: readonly [least: number, most: number];
  readonly runs?: number;
}

/** `body` answers whether the claim held in this case. */
export function experiment<T extends readonly unknown[] | readonly []>(
  title: string,
  options: ExperimentOptions,
  arbitraries: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  body: (t: Trial, ...values: T) => boolean | Promise<boolean>,
): void {
  const [least, most] = options.band;
  if (least > most || least < 0 || most > 100)
    throw new Error(`experiment “${title}”: the band is [least, most] in per cent`);
  test(title, async ({ task }) => {
    const head = headOf("experiment", title, options, task);
    const runs = isAsked(head.number) ? lawRuns(options.runs) : 0;
    const sample = await sampled(arbitraries, body, head.seed, runs);
    const share = shareOf(sample);
    const inside = runs === 0 || (share.share >= least && share.share <= most);
    task.meta.law = {
      ...head,
      state: runs === 0 ? "not asked" : inside ? "holds" : "broken",
      cases: runs,
      discarded: 0,
      kinds: [],
      share,
      ...(sample.witness === undefined ? {} : { witness: sample.witness }),
    };
    if (!inside)
      throw new Error(
        spoken({
          en: `it held in ${share.share} % of ${runs} cases, declared ${least} to ${most} %`,
          ko: `${runs}가지 경우 가운데 ${share.share} %에서 성립, 밝힌 범위는 ${least}~${most} %`,
        }),
      );
  });
}

interface Sample {
  readonly held: number;
  readonly runs: number;
  readonly witness?: string;
  readonly against?: string;
}

async function sampled<T extends readonly unknown[] | readonly []>(
  arbitraries: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  body: (t: Trial, ...values: T) => boolean | Promise<boolean>,
  seed: number,
  runs: number,
): Promise<Sample> {
  let held = 0;
  let witness: string | undefined;
  let against: string | undefined;
  // One arbitrary a value, in their order.
  const cases = fc.tuple(...(arbitraries as readonly fc.Arbitrary<unknown>[]));
  for (const values of runs === 0 ? [] : fc.sample(cases, { seed, numRuns: runs })) {
    const trace = newTrace();
    if (await body(trialOn(trace), ...(values as unknown as T))) {
      held += 1;
      witness ??= trace.witness;
    } else against ??= trace.said ?? trace.witness ?? values.map(printed).join(", ");
  }
  return {
    held,
    runs,
    ...(witness === undefined ? {} : { witness }),
    ...(against === undefined ? {} : { against }),
  };
}

/** The share with its 95 % interval (Wilson), in per cent with one digit. */
export function shareOf(sample: Sample): Share {
  const { held, runs } = sample;
  if (runs === 0) return { share: 0, low: 0, high: 100 };
  const z = 1.96;
  const p = held / runs;
  const middle = p + (z * z) / (2 * runs);
  const half = z * Math.sqrt((p * (1 - p)) / runs + (z * z) / (4 * runs * runs));
  const whole = 1 + (z * z) / runs;
  const percent = (part: number): number => Math.round(part * 1000) / 10;
  return {
    share: percent(p),
    low: percent(Math.max(0, (middle - half) / whole)),
    high: percent(Math.min(1, (middle + half) / whole)),
    ...(sample.against === undefined ? {} : { against: sample.against }),
  };
}

/** Virtual time as a date: a run begins on 2026-11-21 at 04:00:00 UTC. Dates are worked out by arithmetic, the same on every machine. */
import type { Micros } from "./sizes.ts";

/** Milliseconds since 1970 at virtual time 0. */
export const EPOCH_MILLIS = 1_795_233_600_000;

export const epochMillis = (at: Micros): number => EPOCH_MILLIS + Math.floor(at / 1000);

/** yyyyMMddHHmmss, as in the ids of applications, drivers and workers. */
export function stampOf(at: Micros): string {
  const total = Math.floor(epochMillis(at) / 1000);
  const days = Math.floor(total / 86_400);
  const rest = total - days * 86_400;
  const { year, month, day } = civil(days);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${year}${two(month)}${two(day)}${two(Math.floor(rest / 3600))}${two(Math.floor(rest / 60) % 60)}${two(rest % 60)}`;
}

/** The date of a count of days since 1970, by the proleptic Gregorian calendar. */
function civil(days: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + Number(month <= 2), month, day };
}

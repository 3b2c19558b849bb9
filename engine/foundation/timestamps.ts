/** Virtual time as a date: a run begins on 2026-11-21 at 04:00:00 UTC. Dates are worked out by arithmetic, the same on every machine. */
import { civil } from "./calendar.ts";
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

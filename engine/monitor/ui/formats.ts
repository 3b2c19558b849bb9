/**
 * Numbers as Spark's pages write them: those that its server writes (UIUtils, Utils) and those that its scripts write (utils.js), which differ: 57 ms
 * there, 57.0 ms here. Durations are milliseconds, sizes bytes. Spark 3.5.3: core/…/ui/UIUtils.scala, static/utils.js. Left out on purpose: rates.
 */
import { bytesToString } from "../../foundation/sizes.ts";
import { strictLog } from "../../foundation/strict-math.ts";
import { doubleText } from "../../foundation/double-text.ts";
import type { Long } from "../history/longs.ts";

/** Java's %.Nf: the decimal digits of the double, a half rounded up. */
export function fixed(value: number, digits: number): string {
  const text = doubleText(Math.abs(value));
  if (!/^\d+\.\d+$/.test(text)) return value.toFixed(digits);
  const [whole = "0", rest = ""] = text.split(".");
  const kept = BigInt(whole + rest.padEnd(digits, "0").slice(0, digits));
  const rounded = String(kept + BigInt(Number(rest[digits] ?? "0") >= 5)).padStart(digits + 1, "0");
  const cut = rounded.length - digits;
  const shown = digits === 0 ? rounded : `${rounded.slice(0, cut)}.${rounded.slice(cut)}`;
  return value < 0 ? `-${shown}` : shown;
}

type Fix = (value: number, digits: number) => string;

function duration(millis: number, short: string, fix: Fix): string {
  if (millis < 100) return short;
  const seconds = millis / 1000;
  if (seconds < 1) return `${fix(seconds, 1)} s`;
  if (seconds < 60) return `${fix(seconds, 0)} s`;
  const minutes = seconds / 60;
  if (minutes < 10) return `${fix(minutes, 1)} min`;
  if (minutes < 60) return `${fix(minutes, 0)} min`;
  return `${fix(minutes / 60, 1)} h`;
}

/** UIUtils.formatDuration: `57 ms`, `0.4 s`, `13 s`, `4.6 min`. */
export const formatDuration = (millis: Long): string =>
  duration(Number(millis), `${millis} ms`, fixed);

/** formatDuration of utils.js: `57.0 ms`. */
export const scriptDuration = (millis: Long): string =>
  duration(Number(millis), `${Number(millis).toFixed(1)} ms`, (value, digits) =>
    value.toFixed(digits),
  );

/** Utils.bytesToString. */
export const formatBytes = (bytes: Long): string => bytesToString(Number(bytes));

const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

/** formatBytes of utils.js: the largest unit, no zero after the point. */
export function scriptBytes(bytes: Long): string {
  const size = Number(bytes);
  if (size <= 0) return "0.0 B";
  const unit = Math.floor(strictLog(size) / strictLog(1024));
  return `${Number.parseFloat((size / 1024 ** unit).toFixed(1))} ${units[unit] ?? ""}`;
}

/** Utils.megabytesToString. */
export const megabytes = (count: number): string => bytesToString(count * 1024 * 1024);

/** `309 B / 7`: sizes and records as scripts write them. */
export const sizeAndRecords = (bytes: Long, records: Long): string =>
  `${scriptBytes(bytes)} / ${records}`;

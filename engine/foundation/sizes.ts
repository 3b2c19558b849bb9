/**
 * Sizes and times as Spark reads and prints them. A size is a count of bytes, a time an integral count of microseconds.
 * Rules C1.82, D7.11–D7.13. Spark 3.5.3: common/network-common/…/JavaUtils.java, core/…/util/Utils.scala.
 */
import { JavaError } from "./errors.ts";

export type Bytes = number;
export type Micros = number;

export const KiB = 1024;
export const MiB = 1024 * KiB;
export const GiB = 1024 * MiB;
export const milliseconds = (count: number): Micros => Math.round(count * 1_000);
export const seconds = (count: number): Micros => Math.round(count * 1_000_000);

const sizeUnits: Readonly<Record<string, Bytes>> = {
  b: 1,
  k: KiB,
  kb: KiB,
  m: MiB,
  mb: MiB,
  g: GiB,
  gb: GiB,
  t: 1024 * GiB,
  tb: 1024 * GiB,
  p: 1024 ** 2 * GiB,
  pb: 1024 ** 2 * GiB,
};
const timeUnits: Readonly<Record<string, Micros>> = {
  us: 1,
  ms: 1_000,
  s: 1_000_000,
  m: 60_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
};

/** "8g" to bytes; a bare number is in `unit`. */
export function parseSize(text: string, unit: string = "b"): Bytes {
  const match = /^([0-9]+)([a-z]+)?$/.exec(text.trim().toLowerCase());
  const scale = match === null ? undefined : sizeUnits[match[2] ?? unit];
  if (match === null || scale === undefined) {
    throw new JavaError(
      "java.lang.NumberFormatException",
      `Size must be specified as bytes (b), kibibytes (k), mebibytes (m), gibibytes (g), tebibytes (t), or pebibytes(p). E.g. 50b, 100k, or 250m.\nFailed to parse byte string: ${text}`,
    );
  }
  return Number(match[1]) * scale;
}

/** As a setting in that unit keeps it: what is less than one is lost, so that 900k are 0 MiB. */
export const wholeUnits = (value: number, unit: string, of: "size" | "time"): number => {
  const scale = (of === "size" ? sizeUnits : timeUnits)[unit];
  return scale === undefined ? value : Math.floor(value / scale) * scale;
};

/** "3s" to microseconds; a bare number is in `unit`. */
export function parseTime(text: string, unit: string = "ms"): Micros {
  const match = /^(-?[0-9]+)([a-z]+)?$/.exec(text.trim().toLowerCase());
  const scale = match === null ? undefined : timeUnits[match[2] ?? unit];
  if (match === null || scale === undefined) {
    throw new JavaError(
      "java.lang.NumberFormatException",
      `Time must be specified as seconds (s), milliseconds (ms), microseconds (us), minutes (m or min), hour (h), or day (d). E.g. 50s, 100ms, or 250us.\nFailed to parse time string: ${text}`,
    );
  }
  return Number(match[1]) * scale;
}

const printed: readonly (readonly [Bytes, string])[] = [
  [1024 ** 6, "EiB"],
  [1024 ** 5, "PiB"],
  [1024 ** 4, "TiB"],
  [GiB, "GiB"],
  [MiB, "MiB"],
  [KiB, "KiB"],
];

/** Utils.bytesToString: one decimal, the next unit from twice its size on. */
export function bytesToString(size: Bytes): string {
  for (const [unit, name] of printed)
    if (size >= 2 * unit) return `${(size / unit).toFixed(1)} ${name}`;
  return `${size.toFixed(1)} B`;
}

/** A time for people: "4.213 s". */
export const secondsText = (time: Micros): string => `${(time / 1_000_000).toFixed(3)} s`;

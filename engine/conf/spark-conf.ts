/**
 * SparkConf: what the user set, over the defaults of Spark 3.5.3. One table holds every key that the engine reads, with its
 * default and a sentence, for code, book and laws alike. Errors of typed reads are Spark's own words (rule D7.5 as corrected).
 * Left out: deprecated keys, variables in values. Spark 3.5.3: core/…/SparkConf.scala, internal/config/package.scala.
 */
import { JavaError, illegalArgument } from "../foundation/errors.ts";
import { confEntries, type ConfEntry, type ConfKey } from "./conf-entries.ts";
import { parseSize, parseTime, wholeUnits, type Bytes, type Micros } from "../foundation/sizes.ts";

const entryOf = (key: ConfKey): ConfEntry => confEntries[key];

/** What a program and its submitter set. A later `set` wins. */
export class SparkConf {
  readonly #settings = new Map<string, string>();

  constructor(settings: Readonly<Record<string, string | number | boolean>> = {}) {
    for (const [key, value] of Object.entries(settings)) this.set(key, value);
  }

  set(key: string, value: string | number | boolean): this {
    this.#settings.set(key, String(value));
    return this;
  }

  setMaster(master: string): this {
    return this.set("spark.master", master);
  }

  setAppName(name: string): this {
    return this.set("spark.app.name", name);
  }

  contains(key: string): boolean {
    return this.#settings.has(key);
  }

  /** Sets `key` unless it is set. */
  setIfMissing(key: string, value: string | number): this {
    return this.contains(key) ? this : this.set(key, value);
  }

  /** The text of any key. @throws NoSuchElementException where it is neither set nor has a default. */
  get(key: string): string {
    const value = this.getOption(key);
    if (value === undefined) throw new JavaError("java.util.NoSuchElementException", key);
    return value;
  }

  getOption(key: string): string | undefined {
    const own = this.#settings.get(key);
    if (own !== undefined) return own;
    return key in confEntries ? entryOf(key as ConfKey).default : undefined;
  }

  /** Everything that was set, in order of keys. */
  getAll(): readonly (readonly [string, string])[] {
    return [...this.#settings].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  clone(): SparkConf {
    return new SparkConf(Object.fromEntries(this.#settings));
  }

  int(key: ConfKey): number {
    return this.optionalInt(key) ?? Number(entryOf(key).default);
  }

  optionalInt(key: ConfKey): number | undefined {
    const text = this.getOption(key);
    if (text === undefined) return undefined;
    if (!/^-?[0-9]+$/.test(text.trim()))
      throw illegalArgument(`${key} should be int, but was ${text}`);
    return Number(text);
  }

  bool(key: ConfKey): boolean {
    const text = this.get(key).trim();
    if (text !== "true" && text !== "false")
      throw illegalArgument(`${key} should be boolean, but was ${text}`);
    return text === "true";
  }

  number(key: ConfKey): number {
    const value = Number(this.get(key));
    if (Number.isNaN(value))
      throw illegalArgument(`${key} should be double, but was ${this.get(key)}`);
    return value;
  }

  size(key: ConfKey): Bytes {
    const { unit = "b" } = entryOf(key);
    return wholeUnits(parseSize(this.get(key), unit), unit, "size");
  }

  /** A time of its own where it is set, else that of `otherwise`. */
  timeOr(key: ConfKey, otherwise: ConfKey): Micros {
    return this.time(this.getOption(key) === undefined ? otherwise : key);
  }

  time(key: ConfKey): Micros {
    const { unit = "ms" } = entryOf(key);
    return wholeUnits(parseTime(this.get(key), unit), unit, "time");
  }
}

/**
 * What `npm run whatif` foretells, against what real Spark 3.5.3 then took (recorded by npm run oracle:whatif): each application is foretold from the log of
 * its first cluster for the others, which the replay has not seen. The book's table is what is computed here.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { meanOf } from "#engine/monitor/whatif/spread";
import {
  languages,
  readAccuracy,
  type Row,
  rowsOf,
  summaryOf,
  tableOf,
} from "./whatif-accuracy.ts";

const rows = await readAccuracy();
const { waits, works } = { waits: rowsOf(rows, "waits"), works: rowsOf(rows, "works") };

const off =
  (by: (row: Row) => { readonly millis: number }, real: (row: Row) => number) => (row: Row) =>
    Math.abs(by(row).millis / real(row) - 1);

const measures = [
  [
    "since the first job",
    off(
      ({ estimate }) => estimate.sinceFirstJob,
      ({ actual }) => actual.sinceFirstJob,
    ),
    off(
      ({ estimate }) => estimate.simple,
      ({ actual }) => actual.sinceFirstJob,
    ),
    ({ estimate: { sinceFirstJob: said }, actual: { sinceFirstJob: was } }: Row) =>
      said.low <= was && was <= said.high,
  ],
  [
    "the whole application",
    off(
      ({ estimate }) => estimate.application,
      ({ actual }) => actual.application,
    ),
    off(
      ({ simpleApplication }) => simpleApplication,
      ({ actual }) => actual.application,
    ),
    ({ estimate: { application: said }, actual: { application: was } }: Row) =>
      said.low <= was && was <= said.high,
  ],
] as const;

describe("what if, over logs of real Spark", () => {
  test("there are at least twenty foretold runs, at most half of which only wait", () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(waits.length).toBeLessThanOrEqual(works.length);
  });

  test.each(measures)("%s: a tenth off on the average at most, a fifth at worst", (_, error) => {
    for (const kind of [waits, works]) {
      expect(meanOf(kind.map(error))).toBeLessThanOrEqual(0.1);
      const wrong = kind.filter((row) => error(row) > 0.2).map(({ name }) => name);
      expect(wrong).toEqual([]);
    }
  });

  test.each(measures)(
    "%s: nearer than list scheduling, on the average and nearly always",
    (_, error, simple) => {
      for (const kind of [waits, works]) {
        expect(meanOf(kind.map(error))).toBeLessThan(meanOf(kind.map(simple)));
        const worse = kind.filter((row) => error(row) > simple(row));
        expect(worse.length * 10).toBeLessThanOrEqual(kind.length);
      }
    },
  );

  test.each(measures)(
    "%s: the interval of nine tenths holds what happened in eight of ten",
    (_, _error, _simple, holds) => {
      for (const kind of [waits, works])
        expect(kind.filter(holds).length).toBeGreaterThanOrEqual(0.8 * kind.length);
    },
  );

  test("applications that were recorded when the replay was done are foretold as well", () => {
    const unseen = rows.filter(({ seen }) => !seen);
    expect(unseen.length).toBeGreaterThanOrEqual(10);
    for (const [, error] of measures) {
      expect(meanOf(unseen.map(error))).toBeLessThanOrEqual(0.1);
      expect(unseen.filter((row) => error(row) > 0.2).map(({ name }) => name)).toEqual([]);
    }
  });

  test("no run took less than its lower bound, but for what machines differ by from day to day", () => {
    const below = rows.filter(
      ({ estimate, actual }) => actual.sinceFirstJob < estimate.lowerBound.low,
    );
    expect(below.map(({ name }) => name)).toEqual([]);
  });

  test.each(languages)("the book's tables are these (%s)", (language) => {
    const page = readFileSync(
      fileURLToPath(new URL(`../../book/${language}/what-if.md`, import.meta.url)),
      "utf8",
    );
    const cells = (text: string): string =>
      text.replace(/[ \t]*\|[ \t]*/g, "|").replace(/-{3,}:?/g, "---");
    expect(cells(page)).toContain(cells(summaryOf(rows, language)));
    expect(cells(page)).toContain(cells(tableOf(rows, language)));
  });
});

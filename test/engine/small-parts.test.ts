/** Small parts against golden values: block sizes in a map status, sizes as text, dates, logarithms, block paths (C1.82, C5.11, C5.14). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layers } from "../../engine/layers.ts";
import { callerOf } from "../../engine/foundation/call-site.ts";
import { bytesToString, parseSize, parseTime } from "../../engine/foundation/sizes.ts";
import { Heap } from "../../engine/foundation/heap.ts";
import { strictLog, strictLog1p } from "../../engine/foundation/strict-math.ts";
import { stampOf } from "../../engine/foundation/timestamps.ts";
import { compressSize, decompressSize } from "../../engine/shuffle/map-status.ts";
import { adler32, filePolicies } from "../../engine/shuffle/shuffle-files.ts";

describe("a call site", () => {
  const stackOf = (...files: string[]): string =>
    ["Error", ...files.map((file, at) => `    at f${at} (file:///a/${file}:${at + 1}:7)`)].join(
      "\n",
    );

  test("is the first frame outside the engine, which is each of its layers, its face and the pass", () => {
    const engine = [...layers, "pass"].map((layer) => `engine/${layer}/part.ts`);
    const stack = stackOf(...engine, "engine/index.ts", "engine/kata.ts", "user/program.ts");
    expect(callerOf(stack)).toBe(`program.ts:${engine.length + 3}`);
    expect(callerOf(stackOf("assets/kindling-engine.js", "b.ts"))).toBe("b.ts:2");
  });

  test.each([
    "engine/node/programs/count.ts",
    "engine/kindling/book/count.ts",
    "test/engine/count.ts",
  ])("is not taken for the engine's own in %s", (file) =>
    expect(callerOf(stackOf("engine/rdd/pair.ts", file))).toBe("count.ts:2"),
  );

  test("is unknown where nobody but the engine is on the stack", () => {
    expect(callerOf(stackOf("engine/rdd/pair.ts"))).toBe("unknown:0");
    expect(callerOf(undefined)).toBe("unknown:0");
  });
});

describe("a map status", () => {
  test.each([
    [0, 0],
    [1, 1],
    [52, 42],
  ])("keeps the size %d in the byte %d", (size, byte) => {
    expect(compressSize(size)).toBe(byte);
  });

  test("never says 0 for a block that is not empty, and is off by at most a tenth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000_000_000 }), (size) => {
        const read = decompressSize(compressSize(size));
        expect(read).toBeGreaterThan(0);
        expect(read).toBeGreaterThanOrEqual(Math.floor(size * 0.999));
        expect(read).toBeLessThanOrEqual(Math.ceil(size * 1.1));
      }),
    );
  });
});

describe("sizes and times", () => {
  test.each([
    [96, "96.0 B"],
    [2047, "2047.0 B"],
    [2048, "2.0 KiB"],
    [455_501_414, "434.4 MiB"],
    [2 * 1024 ** 3, "2.0 GiB"],
  ])("%d bytes are printed as Spark prints them", (size, text) => {
    expect(bytesToString(size)).toBe(text);
  });

  test("units are read as Spark reads them", () => {
    expect([parseSize("8g"), parseSize("500", "m"), parseTime("3s"), parseTime("15")]).toEqual([
      8 * 1024 ** 3,
      500 * 1024 ** 2,
      3_000_000,
      15_000,
    ]);
    expect(() => parseSize("8 gigs")).toThrow("Size must be specified as bytes");
  });

  test("virtual time 0 is 2026-11-21 04:00:00, and dates go on from there", () => {
    expect(stampOf(0)).toBe("20261121040000");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const date = new Date(1_795_233_600_000 + seconds * 1000)
          .toISOString()
          .replace(/[-T:]|\..*/g, "");
        expect(stampOf(seconds * 1_000_000)).toBe(date);
      }),
    );
  });

  test("logarithms are right to the last place or two", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        expect(Math.abs(strictLog(x) - Math.log(x))).toBeLessThanOrEqual(
          1e-15 * Math.max(1, Math.abs(Math.log(x))),
        );
      }),
    );
    expect(strictLog1p(-0.3)).toBeCloseTo(Math.log1p(-0.3), 15);
  });
});

describe("shuffle files", () => {
  test("every block lies where the index says", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (lengths) => {
        const { blockRange, shuffleIndex } = filePolicies({});
        const offsets = shuffleIndex(lengths);
        lengths.forEach((length, reduceId) =>
          expect(blockRange(offsets, reduceId).length).toBe(length),
        );
        expect(offsets.at(-1)).toBe(lengths.reduce((sum, length) => sum + length, 0));
      }),
    );
  });

  test("the checksum is Adler-32", () => {
    const text = new TextEncoder().encode("Wikipedia");
    expect(adler32(text, 0, text.length)).toBe(0x11e60398);
  });
});

test("a heap gives its elements in order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((a, b) => a < b);
      for (const number of numbers) heap.push(number);
      const out = numbers.map(() => heap.pop());
      expect(out).toEqual(numbers.slice().sort((a, b) => a - b));
    }),
  );
});

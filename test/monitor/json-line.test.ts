/** Lines of logs as values: every digit of a long survives, what is no JSON is refused, and otherwise all is as JSON.parse has it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLine } from "#engine/monitor/history/json-line";
import { byLong, longOf, minus, negated, plus, type Long } from "#engine/monitor/history/longs";

const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(longOf);

test("a long keeps all its digits, however it is written in the line", () => {
  fc.assert(
    fc.property(fc.array(longs), (values) => {
      const line = `{"values" : [${values.map(String).join(" , ")}]}`;
      expect(parseLine(line)).toEqual({ values });
    }),
  );
});

test("sums are those of 64-bit longs, and a number stays a number while it is exact", () => {
  const wrapped = (value: bigint): Long => longOf(BigInt.asIntN(64, value));
  fc.assert(
    fc.property(longs, longs, (a, b) => {
      expect(plus(a, b)).toBe(wrapped(BigInt(a) + BigInt(b)));
      expect(minus(a, b)).toBe(wrapped(BigInt(a) - BigInt(b)));
      expect(negated(a)).toBe(wrapped(-BigInt(a)));
      expect(Math.sign(byLong(a, b))).toBe(
        BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0,
      );
      expect(typeof plus(a, b) === "bigint").toBe(!Number.isSafeInteger(Number(plus(a, b))));
    }),
  );
});

test("a line with a long in it is read as JSON.parse would read it without", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      const read = parseLine(`{"long":9007199254740993,"rest":${JSON.stringify(value)}}`);
      const asDoubles = (_: string, one: unknown): unknown =>
        typeof one === "bigint" ? Number(one) : one;
      expect(JSON.stringify((read as { rest: unknown }).rest, asDoubles)).toBe(
        JSON.stringify(plain),
      );
    }),
  );
});

describe("what is no JSON is refused, with a long in it or without", () => {
  const broken = [
    "",
    "{",
    "[1",
    '{"a":}',
    '{"a" 1}',
    "[1,]",
    '"open',
    "[01]",
    "[1]x",
    "[nul]",
    "[-]",
    '["\\x"]',
  ];
  test.each(broken)("%s", (line) => {
    expect(() => parseLine(line)).toThrow(SyntaxError);
    expect(() => parseLine(`[9007199254740993,${line}]`)).toThrow(SyntaxError);
  });
});

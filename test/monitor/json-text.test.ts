/** The serializer of the event log, against what Java 17 prints and what Jackson escapes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doubleText } from "#engine/foundation/double-text";
import { jsonText, textMap } from "#engine/monitor/json-text";

/** Printed by Double.toString of Java 17. */
const java: readonly (readonly [number, string])[] = [
  [1, "1.0"],
  [0.5, "0.5"],
  [0.001, "0.001"],
  [9.99e-4, "9.99E-4"],
  [1e-4, "1.0E-4"],
  [9_999_999, "9999999.0"],
  [1e7, "1.0E7"],
  [1.2345678e8, "1.2345678E8"],
  [123_456.789, "123456.789"],
  [-0, "-0.0"],
  [0, "0.0"],
  [Number.MIN_VALUE, "4.9E-324"],
  [Number.MAX_VALUE, "1.7976931348623157E308"],
  [-2.5e-7, "-2.5E-7"],
  [3e22, "3.0E22"],
  [0.1 + 0.2, "0.30000000000000004"],
  [1 / 3, "0.3333333333333333"],
];

describe("a double", () => {
  test.each(java)("%d is printed as Java prints it", (value, text) => {
    expect(doubleText(value)).toBe(text);
  });

  test("comes back from its text, and never looks like a long", () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(doubles, (value) => {
        expect(Number(doubleText(value))).toBe(value);
        expect(doubleText(value)).toMatch(/^-?\d+\.\d+(E-?\d+)?$/);
      }),
    );
  });
});

test("fields stand in the order of the list, those without a value are not written", () => {
  const fields = [
    ["b", 1],
    ["2", "two"],
    ["1", undefined],
    ["a", [true, { double: 2 }, textMap([["k", "v"]])]],
  ] as const;
  expect(jsonText({ fields })).toBe(`{"b":1,"2":"two","a":[true,2.0,{"k":"v"}]}`);
});

test("a long beyond 2^53 is a bigint; a number that is no long is refused", () => {
  expect(jsonText(9_223_372_036_854_775_807n)).toBe("9223372036854775807");
  expect(() => jsonText(2 ** 53)).toThrow("has to be a bigint");
  expect(() => jsonText(0.5)).toThrow("is no long");
});

test("texts are escaped as Jackson does: upper-case digits, no escape beyond ASCII", () => {
  expect(jsonText('\u001b "한글" \\u001b \n\t/')).toBe(String.raw`"\u001B \"한글\" \\u001b \n\t/"`);
  const texts = fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(texts, (text) => {
      expect(JSON.parse(jsonText(text))).toBe(text);
    }),
  );
});

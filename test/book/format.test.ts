/**
 * How examples print: the same text in Node and in a page, because both use this formatter and no other.
 *
 * No counterpart in Spark. Left out on purpose: the page itself; `test/browser` prints there.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { printedLine } from "../../book/theme/live/format.ts";

class Point {
  readonly x = 1;
}

test.each<[unknown[], string]>([
  [["a", 1, true, null, undefined], "a 1 true null undefined"],
  [[["a", 1]], '["a", 1]'],
  [[[]], "[]"],
  [[{ a: 1, "b c": "d" }], '{ a: 1, "b c": "d" }'],
  [[new Map([["a", 1n]])], 'Map { "a" => 1n }'],
  [[new Set()], "Set {}"],
  [[-0], "-0"],
  [[new TypeError("no")], "TypeError: no"],
  [[new Point()], "Point { x: 1 }"],
  [[() => 1], "[function without a name]"],
])("%j is printed as %s", (values, text) => {
  expect(printedLine(values)).toBe(text);
});

test("a list that is longer than a line is broken, one element a line", () => {
  const lines = printedLine([Array.from({ length: 5 }, () => "x".repeat(30))]).split("\n");
  expect(lines).toHaveLength(7);
  expect(lines[0]).toBe("[");
  expect(lines[1]).toBe(`  "${"x".repeat(30)}",`);
  expect(lines[6]).toBe("]");
});

test("plain data of any shape is printed so that it can be read back", () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 4 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.array(plain), (value) => {
      expect(JSON.parse(printedLine([value]))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 20261121 },
  );
});

/** Records as bytes: what is written is read back, as a copy. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ClassTable, RecordReader, RecordWriter } from "../../engine/foundation/codec.ts";

function roundTrip(values: readonly unknown[]): unknown[] {
  const classes = new ClassTable();
  const writer = new RecordWriter(classes);
  for (const value of values) writer.write(value);
  const reader = new RecordReader(writer.bytes().slice(), classes);
  const read: unknown[] = [];
  while (!reader.done) read.push(reader.read());
  return read;
}

class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
  twice(): number {
    return 2 * this.x;
  }
}

describe("the record format", () => {
  test("reads back what it wrote", () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      maxDepth: 3,
    });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), (values) => {
        expect(roundTrip(values)).toEqual(values);
      }),
    );
  });

  test("keeps texts of every kind, lone surrogates too", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        expect(roundTrip([...texts, "\ud800", "é".repeat(90)])).toEqual([
          ...texts,
          "\ud800",
          "é".repeat(90),
        ]);
      }),
    );
  });

  test("keeps -0, NaN and numbers beyond 32 bits", () => {
    const numbers = [-0, NaN, 2 ** 31, -(2 ** 31), 2 ** 53, 0.1, 223, 224, 2n ** 70n, -1n];
    roundTrip(numbers).forEach((read, i) => expect(Object.is(read, numbers[i])).toBe(true));
  });

  test("an instance of a user's class keeps its methods", () => {
    const [point] = roundTrip([new Point(4)]) as [Point];
    expect(point.twice()).toBe(8);
  });

  test("a field called __proto__ stays a field", () => {
    const [read] = roundTrip([JSON.parse('{"__proto__": 1}')]) as [object];
    expect(Object.keys(read)).toEqual(["__proto__"]);
  });
});

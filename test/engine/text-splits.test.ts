/** Text files: how they are cut and who owns a line, against what Hadoop's rules gave on Spark 3.5.3 (C11.6–C11.8). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeUtf8 } from "../../engine/foundation/utf8.ts";
import { lineReader, splitFiles } from "../../engine/rdd/text-splits.ts";
import { MemoryDisk } from "../../engine/world/disk.ts";

function linesBySplit(text: string, minPartitions: number): string[][] {
  const files = new MemoryDisk();
  const bytes = encodeUtf8(text);
  files.write("f", bytes);
  return splitFiles("f", minPartitions, files).map((split) => {
    const next = lineReader(bytes, split);
    const lines: string[] = [];
    for (let line = next(); line !== undefined; line = next()) lines.push(line);
    return lines;
  });
}

const tenLines = Array.from({ length: 10 }, (_, i) => `line-${i}\n`).join("");

describe("splits of a text", () => {
  test.each([
    [1, ["0+70"]],
    [2, ["0+35", "35+35"]],
    [3, ["0+23", "23+23", "46+24"]],
    [4, ["0+17", "17+17", "34+17", "51+17", "68+2"]],
  ])(
    "70 bytes for at least %d partitions are cut as Hadoop cuts them",
    (minPartitions, expected) => {
      const files = new MemoryDisk();
      files.write("f", encodeUtf8(tenLines));
      expect(
        splitFiles("f", minPartitions, files).map(({ start, length }) => `${start}+${length}`),
      ).toEqual(expected);
    },
  );

  test.each([
    [2, [6, 4]],
    [3, [4, 3, 3]],
    [4, [3, 2, 3, 2, 0]],
  ])(
    "a line that begins on a border belongs to the earlier of %d splits",
    (minPartitions, counts) => {
      expect(linesBySplit(tenLines, minPartitions).map((lines) => lines.length)).toEqual(counts);
    },
  );

  test("one long line belongs to the first split", () => {
    expect(linesBySplit("x".repeat(100), 3).map((lines) => lines.length)).toEqual([1, 0, 0]);
  });

  test("however a text is cut, every line comes once and in order", () => {
    const line = fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n\ufeff]/g, "é"));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.integer({ min: 1, max: 9 }),
        (lines, end, cuts) => {
          const text = lines.map((each) => each + end).join("");
          expect(linesBySplit(text, cuts).flat()).toEqual(lines.map((each) => encodeAndBack(each)));
        },
      ),
    );
  });
});

/** Lone surrogates have no UTF-8 and come back as U+FFFD. */
const encodeAndBack = (text: string): string => new TextDecoder().decode(encodeUtf8(text));

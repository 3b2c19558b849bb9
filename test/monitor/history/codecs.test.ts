/** Logs that real Spark compressed, expanded: whole, in pieces of any size, and cut off anywhere; and blocks that are none. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codecNames, expander } from "../../../engine/formats/event-log-codecs.ts";
import { BrokenBlock, lz4Block, lzfBlock, snappyBlock } from "../../../engine/formats/lz-blocks.ts";
import { logFilesIn } from "../../../engine/node/history/log-files.ts";
import { fileURLToPath } from "node:url";

const parts = logFilesIn(fileURLToPath(new URL("../logs", import.meta.url))).flatMap(
  (file) => file.parts,
);

function expanded(codec: string, bytes: Uint8Array, step = bytes.length): Buffer {
  const pieces: Buffer[] = [];
  const into = expander(codec, (piece) => pieces.push(Buffer.from(piece)));
  for (let at = 0; at < bytes.length; at += step) into?.push(bytes.subarray(at, at + step));
  return Buffer.concat(pieces);
}

test("there is a log of every codec", () => {
  expect(new Set(parts.map(({ codec }) => codec))).toEqual(new Set(codecNames));
  expect(expander("bzip2", () => undefined)).toBeUndefined();
});

describe.each(parts.filter(({ bytes }) => bytes < 150_000))(
  "$codec $bytes bytes",
  ({ path, codec = "" }) => {
    const bytes = readFileSync(path);
    const whole = expanded(codec, bytes);

    test("expands to lines of JSON, the last one cut off only where the log is", () => {
      const lines = whole.toString("utf8").split("\n");
      expect(lines.length).toBeGreaterThan(20);
      for (const line of lines.slice(0, -1)) expect(JSON.parse(line)).toHaveProperty("Event");
      if (!path.endsWith(".inprogress")) expect(lines.at(-1)).toBe("");
    });

    test("in pieces of any size it is the same", () => {
      for (const step of [977, 4096, 65_537])
        expect(expanded(codec, bytes, step).equals(whole)).toBe(true);
    });

    test("cut off anywhere it is the beginning of the same", () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: bytes.length }), (length) => {
          const cut = expanded(codec, bytes.subarray(0, length));
          expect(whole.subarray(0, cut.length).equals(cut)).toBe(true);
        }),
        { numRuns: 10 },
      );
    });

    test("with bytes changed it ends with a message or expands to other bytes, but never runs over", () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 255 })), {
            minLength: 1,
            maxLength: 4,
          }),
          (changes) => {
            const changed = Uint8Array.from(bytes.subarray(0, 20_000));
            for (const [at, by] of changes) changed[at] = (changed[at] ?? 0) ^ by;
            try {
              expanded(codec, changed);
            } catch (error) {
              expect(error).toBeInstanceOf(BrokenBlock);
            }
          },
        ),
        { numRuns: 25 },
      );
    });
  },
);

test("blocks of any bytes end with a message or with as many bytes as they say", () => {
  const sizes = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), sizes, (bytes, size) => {
      for (const block of [lz4Block, lzfBlock]) {
        try {
          expect(block(bytes, size)).toHaveLength(size);
        } catch (error) {
          expect(error).toBeInstanceOf(BrokenBlock);
        }
      }
      try {
        expect(snappyBlock(bytes, size).length).toBeLessThanOrEqual(size);
      } catch (error) {
        expect(error).toBeInstanceOf(BrokenBlock);
      }
    }),
    { numRuns: 300 },
  );
});

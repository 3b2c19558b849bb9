/** Compressed logs that mean harm: bombs, sizes that no machine has, references to nowhere. Left out on purpose: texts; those are in hostile-logs.ts. */
import { healthy } from "./log-lines.ts";

export interface HostileLog {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The application's id, if it is listed all the same; its figures are those of the healthy one. */
  readonly listedAs?: string;
}

const bytes = (...values: readonly (number | string)[]): Uint8Array =>
  Uint8Array.from(
    values.flatMap((value) =>
      typeof value === "number" ? [value] : Array.from(value, (letter) => letter.charCodeAt(0)),
    ),
  );

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

/** A frame of Zstandard that says one byte over and over: four bytes of it are 128 KiB of log. */
function zstdBomb(blocks: number): Uint8Array {
  const header = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38];
  const size = 128 * 1024;
  const block = [((size << 3) & 0xff) | 2, (size >> 5) & 0xff, (size >> 13) & 0xff, 0x61];
  const bomb = new Uint8Array(header.length + blocks * 4);
  bomb.set(header);
  for (let at = 0; at < blocks; at += 1) bomb.set(block, header.length + at * 4);
  return bomb;
}

export const hostileBytes: readonly HostileLog[] = [
  { name: "a bomb of Zstandard", files: { "log.zstd": zstdBomb(20_000) } },
  {
    name: "a window of two gigabytes",
    files: { "log.zstd": bytes(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 1, 0, 0, ...zeros(20)) },
  },
  {
    name: "a block of lz4 that says it is two gigabytes",
    files: {
      "log.lz4": bytes(
        "LZ4Block",
        0x2f,
        0xff,
        0xff,
        0xff,
        0x7f,
        0xff,
        0xff,
        0xff,
        0x7f,
        ...zeros(40),
      ),
    },
  },
  {
    name: "a block of Snappy that says it is four gigabytes",
    files: {
      "log.snappy": bytes(
        0x82,
        "SNAPPY",
        0,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        8,
        0xff,
        0xff,
        0xff,
        0xff,
        0x0f,
        1,
        2,
        3,
      ),
    },
  },
  {
    name: "a chunk of LZF that refers to what was before it",
    files: { "log.lzf": bytes("ZV", 1, 0, 3, 0, 10, 0xe0, 0xff, 0xff) },
  },
  {
    name: "a plain text that is called compressed",
    files: { "log.zstd": healthy("app"), "log2.lz4": "x", "log3.exe": "y" },
  },
];

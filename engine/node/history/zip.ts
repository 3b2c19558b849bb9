/**
 * A zip archive of files, made while it is sent. In Spark: java.util.zip.ZipOutputStream in EventLogFileReader.zipEventLogFiles. The same: one entry a
 * file under its own name, folders as entries that end in a slash. Files of 4 GiB and more get the fields of Zip64. Left out on purpose: dates of
 * entries (all are of 1980), rights, encryption.
 */
import { createReadStream, statSync } from "node:fs";
import { createDeflateRaw, crc32 } from "node:zlib";

export interface ZipSource {
  /** The name in the archive; a folder's ends in a slash. */
  readonly name: string;
  /** Undefined for a folder. */
  readonly path: string | undefined;
}

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly isFolder: boolean;
}

const LARGE = 0xffff_ffff;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808;
const DATE_1980 = 0x21;

/** Little-endian numbers, each with its width in bytes. */
function fields(...parts: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(parts.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of parts) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}

/** The pieces of the archive, in order. */
export async function* zipped(sources: readonly ZipSource[]): AsyncGenerator<Buffer> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const { name, path } of sources) {
    const bytes = Buffer.from(name, "utf8");
    const isLarge = path !== undefined && statSync(path).size >= LARGE;
    const head = localHeader(bytes, path === undefined, isLarge);
    yield head;
    const sums = { crc: 0, packed: 0, size: 0 };
    if (path !== undefined) {
      yield* packed(path, sums);
      const width = isLarge ? 8 : 4;
      yield fields([4, 0x0807_4b50], [4, sums.crc], [width, sums.packed], [width, sums.size]);
    }
    entries.push({ name: bytes, offset, ...sums, isFolder: path === undefined });
    const descriptor = path === undefined ? 0 : isLarge ? 24 : 16;
    offset += head.length + sums.packed + descriptor;
  }
  yield* directory(entries, offset);
}

function localHeader(name: Buffer, isFolder: boolean, isLarge: boolean): Buffer {
  const extra = isLarge ? fields([2, 1], [2, 16], [8, 0], [8, 0]) : Buffer.alloc(0);
  const sizes = isLarge ? LARGE : 0;
  const head = fields(
    ...common(0x0403_4b50, isFolder, isLarge),
    [4, 0],
    [4, sizes],
    [4, sizes],
    [2, name.length],
    [2, extra.length],
  );
  return Buffer.concat([head, name, extra]);
}

/** Signature, version, flags, method, time, date: a folder is stored, a file deflated. */
const common = (
  signature: number,
  isFolder: boolean,
  isLarge: boolean,
): readonly (readonly [2 | 4, number])[] => [
  [4, signature],
  [2, isLarge ? 45 : 20],
  [2, isFolder ? 0x0800 : FLAGS],
  [2, isFolder ? 0 : 8],
  [2, 0],
  [2, DATE_1980],
];

async function* packed(
  path: string,
  sums: { crc: number; packed: number; size: number },
): AsyncGenerator<Buffer> {
  const source = createReadStream(path);
  source.on("data", (chunk) => {
    sums.crc = crc32(chunk, sums.crc);
    sums.size += chunk.length;
  });
  const deflate = source.pipe(createDeflateRaw({ level: 6 }));
  source.on("error", (error) => deflate.destroy(error));
  for await (const chunk of deflate) {
    sums.packed += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
}

function* directory(entries: readonly Entry[], start: number): Generator<Buffer> {
  let length = 0;
  for (const entry of entries) {
    const record = directoryRecord(entry);
    length += record.length;
    yield record;
  }
  const count = entries.length;
  const isLarge = start + length >= LARGE || count >= 0xffff;
  if (isLarge) {
    yield fields([4, 0x0606_4b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]);
    yield fields([8, count], [8, count], [8, length], [8, start]);
    yield fields([4, 0x0706_4b50], [4, 0], [8, start + length], [4, 1]);
  }
  const shown = isLarge ? 0xffff : count;
  yield fields([4, 0x0605_4b50], [2, 0], [2, 0], [2, shown], [2, shown]);
  yield fields([4, isLarge ? LARGE : length], [4, isLarge ? LARGE : start], [2, 0]);
}

function directoryRecord({ name, offset, crc, packed: small, size, isFolder }: Entry): Buffer {
  const isLarge = [offset, small, size].some((value) => value >= LARGE);
  const extra = isLarge
    ? fields([2, 1], [2, 24], [8, size], [8, small], [8, offset])
    : Buffer.alloc(0);
  const shown = (value: number): number => (isLarge ? LARGE : value);
  const [signature, ...rest] = common(0x0201_4b50, isFolder, isLarge);
  const head = fields(
    signature ?? [4, 0],
    [2, 45],
    ...rest,
    [4, crc],
    [4, shown(small)],
    [4, shown(size)],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, isFolder ? 0x10 : 0],
    [4, shown(offset)],
  );
  return Buffer.concat([head, name, extra]);
}

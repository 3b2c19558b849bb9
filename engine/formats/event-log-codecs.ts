/**
 * The codecs of event logs: what Spark's compressed streams are made of, expanded piece by piece as it comes. In Spark: io.CompressionCodec with the
 * streams of lz4-java (`LZ4Block`), snappy-java (a header of eight bytes), compress-lzf (`ZV`) and zstd-jni. The same: short names, several streams one
 * after the other. Ours: limits for frames and for how much a log may expand. Left out on purpose: writing them, and the sums of lz4 and zstd, which
 * nobody can repair. Spark 3.5.3: core/…/io/CompressionCodec.scala.
 */
import { BrokenBlock, lz4Block, lzfBlock, snappyBlock } from "./lz-blocks.ts";
import { ByteQueue } from "./byte-queue.ts";
import { ZstdExpander } from "./zstd-frames.ts";

/** Takes compressed bytes and hands out expanded ones. Throws BrokenBlock at what is none of its format; what breaks off is dropped. */
export interface Expander {
  push(bytes: Uint8Array): void;
}

type Sink = (bytes: Uint8Array) => void;

/** No writer makes larger ones: lz4-java goes up to 32 MiB. */
const BLOCK_AT_MOST = 32 * 1024 * 1024;

/** Reads one frame from the queue, if it is all there: answers whether it did. */
type Step = (queue: ByteQueue, sink: Sink) => boolean;

class Framed implements Expander {
  readonly #queue = new ByteQueue();
  readonly #step: Step;
  readonly #sink: Sink;

  constructor(step: Step, sink: Sink) {
    this.#step = step;
    this.#sink = sink;
  }

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes.slice());
    while (this.#step(this.#queue, this.#sink));
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function checked(size: number): number {
  if (size < 0 || size > BLOCK_AT_MOST) throw new BrokenBlock(`a block of ${size} bytes`);
  return size;
}

/** “LZ4Block”. */
const lz4Magic = [0x4c, 0x5a, 0x34, 0x42, 0x6c, 0x6f, 0x63, 0x6b];
const LZ4_HEADER = 21;

const lz4Step: Step = (queue, sink) => {
  if (queue.length < LZ4_HEADER) return false;
  const header = queue.peek(LZ4_HEADER);
  if (!startsWith(header, lz4Magic)) throw new BrokenBlock("no block of lz4-java");
  const view = viewOf(header);
  const method = view.getUint8(8) & 0xf0;
  const packed = checked(view.getInt32(9, true));
  const size = checked(view.getInt32(13, true));
  if (queue.length < LZ4_HEADER + packed) return false;
  queue.skip(LZ4_HEADER);
  const body = queue.take(packed);
  if (method !== 0x10 && method !== 0x20) throw new BrokenBlock("an unknown kind of lz4 block");
  if (method === 0x10 && packed !== size) throw new BrokenBlock("a plain block of another size");
  if (size > 0) sink(method === 0x10 ? body : lz4Block(body, size));
  return true;
};

const snappyMagic = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0];
const SNAPPY_HEADER = 16;

const snappyStep: Step = (queue, sink) => {
  if (queue.length < 4) return false;
  const start = queue.peek(Math.min(queue.length, SNAPPY_HEADER));
  if (startsWith(start.subarray(0, 4), snappyMagic.slice(0, 4))) {
    if (queue.length < SNAPPY_HEADER) return false;
    if (!startsWith(start, snappyMagic)) throw new BrokenBlock("no stream of snappy-java");
    queue.skip(SNAPPY_HEADER);
    return true;
  }
  const packed = checked(viewOf(start).getInt32(0));
  if (queue.length < 4 + packed) return false;
  queue.skip(4);
  sink(snappyBlock(queue.take(packed), BLOCK_AT_MOST));
  return true;
};

const lzfStep: Step = (queue, sink) => {
  if (queue.length < 7) {
    const isShort = queue.length >= 5 && queue.peek(3)[2] === 0;
    if (!isShort) return false;
  }
  const header = queue.peek(Math.min(7, queue.length));
  if (header[0] !== 0x5a || header[1] !== 0x56) throw new BrokenBlock("no chunk of compress-lzf");
  const view = viewOf(header);
  const isPlain = header[2] === 0;
  const length = isPlain ? 5 : 7;
  const packed = view.getUint16(3);
  if (queue.length < length + packed) return false;
  const size = isPlain ? packed : view.getUint16(5);
  queue.skip(length);
  const body = queue.take(packed);
  sink(isPlain ? body : lzfBlock(body, size));
  return true;
};

/** By the short names that end the names of files; of Spark's and its old names only these were ever written. */
const expanders = new Map<string, (sink: Sink) => Expander>([
  ["lz4", (sink) => new Framed(lz4Step, sink)],
  ["snappy", (sink) => new Framed(snappyStep, sink)],
  ["lzf", (sink) => new Framed(lzfStep, sink)],
  ["zstd", (sink) => new ZstdExpander(sink)],
]);

export const codecNames = [...expanders.keys()];

/** From here on it counts how much larger a log gets. */
const FREE_BYTES = 256 * 1024 * 1024;
/** Real logs shrink to a twentieth, very dull ones to a hundredth. */
const TIMES_AT_MOST = 500;

/** Expands a log, up to a limit that no real log comes near. Undefined: there is no such codec. */
export function expander(codec: string, sink: Sink): Expander | undefined {
  let taken = 0;
  let given = 0;
  const guarded = (bytes: Uint8Array): void => {
    given += bytes.length;
    if (given > FREE_BYTES && given > taken * TIMES_AT_MOST)
      throw new BrokenBlock(`${taken} bytes that expand to more than ${given}`);
    sink(bytes);
  };
  const inner = expanders.get(codec)?.(guarded);
  return (
    inner && {
      push(bytes) {
        taken += bytes.length;
        inner.push(bytes);
      },
    }
  );
}

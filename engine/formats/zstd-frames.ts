/**
 * Frames of Zstandard, one after the other, each expanded block by block. In Spark: zstd-jni's ZstdInputStreamNoFinalizer, told to be `continuous`. The
 * same: frames, blocks that break off. Ours: fzstd expands the blocks; where they begin and how large a window they want is read here first, so that
 * neither costs more memory than a real log does. Left out on purpose: dictionaries, sums of frames. RFC 8878.
 */
import { Decompress } from "fzstd";
import { ByteQueue } from "./byte-queue.ts";
import { BrokenBlock } from "./lz-blocks.ts";

/** What the zstd command line allows itself. */
const WINDOW_AT_MOST = 128 * 1024 * 1024;
const BLOCK_AT_MOST = 128 * 1024;

interface Frame {
  readonly decoder: Decompress;
  readonly hasSum: boolean;
}

export class ZstdExpander {
  readonly #queue = new ByteQueue();
  readonly #sink: (bytes: Uint8Array) => void;
  #frame: Frame | undefined;
  /** A frame's header, which its first block needs before it. */
  #header: Uint8Array | undefined;
  /** Bytes of a frame that is to be passed over. */
  #skips = 0;

  constructor(sink: (bytes: Uint8Array) => void) {
    this.#sink = sink;
  }

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes.slice());
    while (this.#step());
  }

  #step(): boolean {
    if (this.#skips > 0) return this.#pass();
    return this.#frame === undefined ? this.#begin() : this.#block(this.#frame);
  }

  #pass(): boolean {
    const count = Math.min(this.#skips, this.#queue.length);
    this.#queue.skip(count);
    this.#skips -= count;
    return this.#skips === 0 && count > 0;
  }

  #begin(): boolean {
    if (this.#queue.length < 8) return false;
    const start = this.#queue.peek(Math.min(18, this.#queue.length));
    const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
    const magic = view.getUint32(0, true);
    if (magic >>> 4 === 0x184d2a5) {
      this.#queue.skip(8);
      this.#skips = view.getUint32(4, true);
      return true;
    }
    if (magic !== 0xfd2fb528) throw new BrokenBlock("no frame of Zstandard");
    const flags = view.getUint8(4);
    const length = headerLength(flags);
    if (start.length < length) return false;
    if ((flags & 3) !== 0) throw new BrokenBlock("a frame that needs a dictionary");
    const window = windowSize(view, flags);
    if (window > WINDOW_AT_MOST) throw new BrokenBlock(`a window of ${window} bytes`);
    this.#header = this.#queue.take(length).slice();
    this.#frame = {
      decoder: new Decompress((bytes) => bytes.length > 0 && this.#sink(bytes)),
      hasSum: (flags & 4) !== 0,
    };
    return true;
  }

  #block({ decoder, hasSum }: Frame): boolean {
    if (this.#queue.length < 3) return false;
    const [a = 0, b = 0, c = 0] = this.#queue.peek(3);
    const isLast = (a & 1) === 1;
    const kind = (a >> 1) & 3;
    const size = (a >> 3) | (b << 5) | (c << 13);
    if (kind === 3 || size > BLOCK_AT_MOST) throw new BrokenBlock("no block of Zstandard");
    const length = 3 + (kind === 1 ? 1 : size) + (isLast && hasSum ? 4 : 0);
    if (this.#queue.length < length) return false;
    const block = this.#queue.take(length);
    try {
      decoder.push(this.#header === undefined ? block : joined(this.#header, block), isLast);
    } catch (error) {
      if (error instanceof BrokenBlock) throw error;
      throw new BrokenBlock(error instanceof Error ? error.message : String(error));
    }
    this.#header = undefined;
    if (isLast) this.#frame = undefined;
    return true;
  }
}

/** Magic and flags; a window unless the frame is one segment; the size of what is in it. */
function headerLength(flags: number): number {
  const isOneSegment = (flags & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  return 5 + (isOneSegment ? 0 : 1) + dictionary + sizeBytes(flags);
}

const sizeBytes = (flags: number): number =>
  [(flags & 0x20) === 0 ? 0 : 1, 2, 4, 8][flags >> 6] ?? 0;

function windowSize(view: DataView, flags: number): number {
  if ((flags & 0x20) === 0) {
    const descriptor = view.getUint8(5);
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
  }
  switch (flags >> 6) {
    case 0:
      return view.getUint8(5);
    case 1:
      return view.getUint16(5, true) + 256;
    case 2:
      return view.getUint32(5, true);
    default:
      return Number(view.getBigUint64(5, true));
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/**
 * Blocks of LZ4, Snappy and LZF, expanded. In Spark: lz4-java, snappy-java and compress-lzf. The same: the formats. Ours: every copy is checked against
 * what there is, so that a broken or hostile block ends with a message and never runs over; the small libraries for it do not look, or need WebAssembly.
 * Left out on purpose: writing them.
 */

/** Bytes that are no block of their format: the stream is read up to here. */
export class BrokenBlock extends Error {
  override readonly name = "BrokenBlock" as const;
}

/** Where a block is read from and expanded to. */
class Expansion {
  readonly input: Uint8Array;
  readonly output: Uint8Array;
  at = 0;
  filled = 0;

  constructor(input: Uint8Array, size: number) {
    this.input = input;
    this.output = new Uint8Array(size);
  }

  byte(): number {
    const value = this.input[this.at];
    if (value === undefined) throw new BrokenBlock("a block ends too early");
    this.at += 1;
    return value;
  }

  /** A number of so many bytes, the lowest first. */
  number(bytes: number): number {
    let value = 0;
    for (let n = 0; n < bytes; n += 1) value += this.byte() * 2 ** (8 * n);
    return value;
  }

  literals(length: number): void {
    const end = this.at + length;
    if (end > this.input.length || this.filled + length > this.output.length)
      throw new BrokenBlock("a block says more than it has");
    this.output.set(this.input.subarray(this.at, end), this.filled);
    this.at = end;
    this.filled += length;
  }

  /** Repeats what stands `back` bytes before the end; it may run into itself. */
  copy(back: number, length: number): void {
    const from = this.filled - back;
    if (back === 0 || from < 0 || this.filled + length > this.output.length)
      throw new BrokenBlock("a block refers to what is not there");
    const end = this.filled + length;
    if (back >= length) this.output.copyWithin(this.filled, from, from + length);
    else
      for (let to = this.filled; to < end; to += 1) this.output[to] = this.output[to - back] ?? 0;
    this.filled = end;
  }

  get isRead(): boolean {
    return this.at >= this.input.length;
  }

  done(): Uint8Array {
    if (this.filled !== this.output.length)
      throw new BrokenBlock("a block is shorter than it says");
    return this.output;
  }
}

/** `size`: of what comes out. */
export function lz4Block(input: Uint8Array, size: number): Uint8Array {
  const block = new Expansion(input, size);
  while (!block.isRead) {
    const token = block.byte();
    block.literals(runOf(block, token >> 4));
    if (block.isRead) break;
    const back = block.number(2);
    block.copy(back, runOf(block, token & 15) + 4);
  }
  return block.done();
}

/** A length of four bits; when they are all set, more bytes follow. */
function runOf(block: Expansion, bits: number): number {
  let length = bits;
  if (bits < 15) return length;
  for (;;) {
    const more = block.byte();
    length += more;
    if (more < 255) return length;
  }
}

/** The block says itself how long it will be, at most `limit`. */
export function snappyBlock(input: Uint8Array, limit: number): Uint8Array {
  let size = 0;
  let at = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = input[at];
    if (byte === undefined || shift > 28) throw new BrokenBlock("a block without its length");
    at += 1;
    size += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  if (size > limit) throw new BrokenBlock(`a block of ${size} bytes`);
  const block = new Expansion(input.subarray(at), size);
  while (!block.isRead) snappyElement(block);
  return block.done();
}

function snappyElement(block: Expansion): void {
  const tag = block.byte();
  const rest = tag >> 2;
  switch (tag & 3) {
    case 0:
      return block.literals(1 + (rest < 60 ? rest : block.number(rest - 59)));
    case 1: {
      const high = tag >> 5;
      return block.copy(high * 256 + block.byte(), (rest & 7) + 4);
    }
    case 2:
      return block.copy(block.number(2), rest + 1);
    default:
      return block.copy(block.number(4), rest + 1);
  }
}

export function lzfBlock(input: Uint8Array, size: number): Uint8Array {
  const block = new Expansion(input, size);
  while (!block.isRead) {
    const control = block.byte();
    if (control < 32) block.literals(control + 1);
    else {
      const short = control >> 5;
      const length = short === 7 ? short + block.byte() : short;
      block.copy((control & 31) * 256 + block.byte() + 1, length + 2);
    }
  }
  return block.done();
}

/** Bytes that came in pieces, taken out in pieces of other sizes. Not Spark's: java.io.DataInputStream. Left out: nothing. */
export class ByteQueue {
  #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The bytes must not change any more. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }

  /** The next bytes, which stay; fewer if there are not so many. */
  peek(count: number): Uint8Array {
    const [first] = this.#pieces;
    if (first !== undefined && first.length >= count) return first.subarray(0, count);
    const joined = this.#joined();
    return joined.subarray(0, count);
  }

  /** The next bytes; there must be so many. */
  take(count: number): Uint8Array {
    const taken = this.peek(count);
    this.skip(count);
    return taken;
  }

  skip(count: number): void {
    let left = count;
    while (left > 0) {
      const first = this.#pieces[0];
      if (first === undefined) throw new RangeError("fewer bytes than asked for");
      if (first.length > left) {
        this.#pieces[0] = first.subarray(left);
        this.#length -= left;
        return;
      }
      this.#pieces.shift();
      this.#length -= first.length;
      left -= first.length;
    }
  }

  #joined(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    this.#pieces = all.length === 0 ? [] : [all];
    return all;
  }
}

/**
 * Lines out of the bytes of a log, as they come. In Spark: Source.getLines over the log's stream. The same: UTF-8, what is none becomes U+FFFD. Ours: a
 * line longer than the limit is not kept but told of, so that memory stays bounded. Left out on purpose: other ends of lines than a line feed; a
 * carriage return before it is cut off.
 */
import { decodeUtf8 } from "../../foundation/utf8.ts";

/** Longer than any event of a real log that we know of. */
export const LINE_AT_MOST = 64 * 1024 * 1024;

export interface LineTaker {
  line(line: string): void;
  /** A line that was longer than the limit. */
  tooLong(): void;
}

const LINE_FEED = 10;

export class LineSplitter {
  readonly #taker: LineTaker;
  readonly #limit: number;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  /** In the midst of a line that is too long. */
  #drops = false;

  constructor(taker: LineTaker, limit = LINE_AT_MOST) {
    this.#taker = taker;
    this.#limit = limit;
  }

  /** The bytes may be used again by whoever gave them. */
  push(bytes: Uint8Array): void {
    let from = 0;
    const firstEnd = bytes.indexOf(LINE_FEED);
    if (firstEnd === -1) return this.#keep(bytes);
    if (this.#drops || this.#keptBytes > 0) {
      this.#keep(bytes.subarray(0, firstEnd));
      this.#endKept();
      from = firstEnd + 1;
    }
    const last = bytes.lastIndexOf(LINE_FEED);
    if (last >= from) this.#whole(bytes.subarray(from, last));
    this.#keep(bytes.subarray(last + 1));
  }

  /** The log is over; what stands after the last line feed is a line, too. */
  end(): void {
    if (this.#drops || this.#keptBytes > 0) this.#endKept();
  }

  #keep(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.#drops) return;
    if (this.#keptBytes + bytes.length > this.#limit) {
      this.#drops = true;
      this.#kept = [];
      this.#keptBytes = 0;
      return;
    }
    this.#kept.push(bytes.slice());
    this.#keptBytes += bytes.length;
  }

  #endKept(): void {
    if (this.#drops) this.#taker.tooLong();
    else this.#taker.line(withoutReturn(decodeUtf8(joined(this.#kept, this.#keptBytes))));
    this.#drops = false;
    this.#kept = [];
    this.#keptBytes = 0;
  }

  /** Lines that lie whole in one piece. */
  #whole(bytes: Uint8Array): void {
    for (const line of decodeUtf8(bytes).split("\n"))
      if (line.length > this.#limit) this.#taker.tooLong();
      else this.#taker.line(withoutReturn(line));
  }
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

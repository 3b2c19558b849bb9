/**
 * A line of an event log as a JSON value whose longs keep all their digits. In Spark: JsonProtocol's ObjectMapper (Jackson). The same: depth at most
 * 1000, as Jackson 2.15 allows. The quick way is JSON.parse; only a line that holds a number of sixteen digits or more is read by our own reader.
 * Left out on purpose: what Jackson could be told to allow beyond JSON (comments, NaN); Spark does not.
 */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonNode;

/** An object as it was read: its keys are data, and may be any. */
export interface JsonNode {
  readonly [key: string]: JsonValue | undefined;
}

/** How deep arrays and objects may stand in one another. */
export const DEPTH_AT_MOST = 1000;

/** Jackson's limit, too. */
const DIGITS_AT_MOST = 1000;

/** So many digits may be more than a double holds. */
const MANY_DIGITS = 16;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether so many digits stand one after another: a run of them covers one of the places that are looked at, so most signs are passed over. */
function hasManyDigits(line: string): boolean {
  for (let at = MANY_DIGITS - 1; at < line.length; at += MANY_DIGITS) {
    if (!isDigit(line.charCodeAt(at))) continue;
    let first = at;
    while (first > 0 && isDigit(line.charCodeAt(first - 1))) first -= 1;
    let last = at;
    while (isDigit(line.charCodeAt(last + 1))) last += 1;
    if (last - first + 1 >= MANY_DIGITS) return true;
  }
  return false;
}

/** The value of a line; throws a SyntaxError if it is no JSON. */
export function parseLine(line: string): JsonValue {
  if (!hasManyDigits(line)) return JSON.parse(line) as JsonValue;
  return new ExactReader(line).read();
}

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;

class ExactReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonValue {
    const value = this.#value(0);
    this.#skipBlanks();
    if (this.#at !== this.#text.length) throw this.#wrong();
    return value;
  }

  #value(depth: number): JsonValue {
    if (depth > DEPTH_AT_MOST) throw new SyntaxError(`deeper than ${DEPTH_AT_MOST}`);
    this.#skipBlanks();
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#list(depth);
      case '"':
        return this.#string();
      case "t":
        return this.#word("true", true);
      case "f":
        return this.#word("false", false);
      case "n":
        return this.#word("null", null);
      case undefined:
        throw this.#wrong();
      default:
        return this.#number();
    }
  }

  #object(depth: number): JsonNode {
    const entries: [string, JsonValue][] = [];
    this.#at += 1;
    if (this.#ends("}")) return {};
    do {
      this.#skipBlanks();
      if (this.#text[this.#at] !== '"') throw this.#wrong();
      const key = this.#string();
      this.#skipBlanks();
      this.#expect(":");
      entries.push([key, this.#value(depth + 1)]);
    } while (this.#goesOn("}"));
    return Object.fromEntries(entries);
  }

  #list(depth: number): readonly JsonValue[] {
    const values: JsonValue[] = [];
    this.#at += 1;
    if (this.#ends("]")) return values;
    do values.push(this.#value(depth + 1));
    while (this.#goesOn("]"));
    return values;
  }

  /** JSON.parse knows the escapes; here only the end has to be found. */
  #string(): string {
    let end = this.#at + 1;
    for (;;) {
      end = this.#text.indexOf('"', end);
      if (end === -1) throw this.#wrong();
      let slashes = 0;
      while (this.#text[end - 1 - slashes] === "\\") slashes += 1;
      if (slashes % 2 === 0) break;
      end += 1;
    }
    const value = JSON.parse(this.#text.slice(this.#at, end + 1)) as string;
    this.#at = end + 1;
    return value;
  }

  #number(): number | bigint {
    number.lastIndex = this.#at;
    const found = number.exec(this.#text);
    if (found === null) throw this.#wrong();
    const [text, fraction, exponent] = found;
    this.#at += text.length;
    if (text.length > DIGITS_AT_MOST) throw this.#wrong();
    const plain = Number(text);
    if (fraction !== undefined || exponent !== undefined || Number.isSafeInteger(plain))
      return plain;
    return BigInt(text);
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#wrong();
    this.#at += word.length;
    return value;
  }

  #skipBlanks(): void {
    blank.lastIndex = this.#at;
    blank.test(this.#text);
    this.#at = blank.lastIndex;
  }

  #expect(sign: string): void {
    if (this.#text[this.#at] !== sign) throw this.#wrong();
    this.#at += 1;
  }

  #ends(sign: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  /** After an element: a comma and one more, or the end. */
  #goesOn(end: string): boolean {
    if (this.#ends(end)) return false;
    this.#expect(",");
    return true;
  }

  #wrong(): SyntaxError {
    return new SyntaxError(`no JSON at ${this.#at}`);
  }
}

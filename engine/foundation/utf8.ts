/** Text to UTF-8 bytes and back, by the coders that Node and browsers share. What is no UTF-8 becomes U+FFFD, as in Hadoop's Text. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
interface Encoder {
  encode(text: string): Uint8Array;
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}
declare const TextDecoder: new (label: string, options: { readonly ignoreBOM: boolean }) => Decoder;
declare const TextEncoder: new () => Encoder;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);
export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text);
/** Writes `text` into `bytes`; answers how many bytes it took. There must be three for each unit. */
export const encodeUtf8Into = (text: string, bytes: Uint8Array): number =>
  encoder.encodeInto(text, bytes).written;

/** Writes `text` where there is one byte for each unit; false if it is not ASCII, which then lies there in part. */
export const encodeAsciiInto = (text: string, bytes: Uint8Array): boolean =>
  encoder.encodeInto(text, bytes.subarray(0, text.length)).read === text.length;

const beyondAscii = /[\u0080-\uffff]/;
/** From this length on a search, or the coder, is quicker than a loop over the units. */
export const LONG_TEXT = 64;

/** How many bytes a text takes, without writing it. */
export function utf8Length(text: string): number {
  if (text.length >= LONG_TEXT && !beyondAscii.test(text)) return text.length;
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    // A pair of surrogates takes four bytes: two for each unit.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

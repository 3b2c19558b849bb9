/**
 * How many columns of a terminal a text takes: a Korean syllable is two wide.
 *
 * In Spark: Utils.stringHalfWidth, by which Dataset.show pads its tables. Left out on purpose: the width of emoji; none is printed.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += isWide(letter.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60)
  );
}

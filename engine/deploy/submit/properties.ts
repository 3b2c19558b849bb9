/**
 * A file of properties, as Java reads it: a key and a value on a line, parted by blanks, `=` or `:`; comments with `#` or `!`; a line goes on
 * where it ends with a backslash.
 *
 * In Spark: Utils.getPropertiesFromFile over java.util.Properties; values lose the blanks at their ends. Rules D1.7, D1.11.
 */

export function propertiesIn(text: string): [key: string, value: string][] {
  const lines = text.split(/\r\n|\r|\n/);
  const pairs = new Map<string, string>();
  for (let at = 0; at < lines.length; at += 1) {
    let line = (lines[at] as string).trimStart();
    if (line === "" || line.startsWith("#") || line.startsWith("!")) continue;
    while (/(^|[^\\])(\\\\)*\\$/.test(line) && at + 1 < lines.length) {
      at += 1;
      line = `${line.slice(0, -1)}${(lines[at] as string).trimStart()}`;
    }
    const [, key = "", value = ""] =
      /^((?:\\.|[^\\\s=:])*)(?:\s*[=:]\s*|\s+|$)(.*)$/s.exec(line) ?? [];
    pairs.set(unescaped(key), unescaped(value).trim());
  }
  return [...pairs];
}

const letters: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_all, code?: string, letter: string = "") =>
    code === undefined
      ? (letters[letter] ?? letter)
      : String.fromCharCode(Number.parseInt(code, 16)),
  );

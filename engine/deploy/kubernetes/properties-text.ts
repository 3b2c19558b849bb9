/** A properties file as Java writes it: a comment, then keys and values with their special characters escaped. In Java: Properties.store. Left out on purpose: its order, which is that of hash codes. */

const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(/[:=#!]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`);

export function propertiesText(comment: string, values: ReadonlyMap<string, string>): string {
  const lines = [...values].map(
    ([key, value]) => `${escaped(key)}=${escaped(value).replace(/^ /, "\\ ")}`,
  );
  return `${[`#${comment}`, ...lines.toSorted()].join("\n")}\n`;
}

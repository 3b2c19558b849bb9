/** JSON laid out for reading and for small diffs: what fits on a line stands on one. */
const width = 140;

/** The text of a JSON value, with a newline at its end. */
export const layOut = (value: unknown): string => `${text(value, "")}\n`;

function text(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== "object" || indent.length + flat.length <= width)
    return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((each) => deeper + text(each, deeper)).join(",\n")}\n${indent}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{\n${fields.map(([key, field]) => `${deeper}${JSON.stringify(key)}: ${text(field, deeper)}`).join(",\n")}\n${indent}}`;
}

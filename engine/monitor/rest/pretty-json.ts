/**
 * A value of the log's kind as the REST API prints it. In Spark: JacksonMessageWriter's ObjectMapper with INDENT_OUTPUT. The same: two blanks a level of
 * objects, lists in one line, ` : ` after a name, nothing for what is absent, NaN as a text. Left out on purpose: nothing.
 * Spark 3.5.3: core/…/status/api/v1/JacksonMessageWriter.scala.
 */
import { type Json, jsonText } from "../json-text.ts";

export function prettyText(value: Json, indent = ""): string {
  if (isList(value)) {
    if (value.length === 0) return "[ ]";
    return `[ ${value.map((one) => prettyText(one, indent)).join(", ")} ]`;
  }
  if (typeof value !== "object") return jsonText(value);
  if ("double" in value)
    return Number.isFinite(value.double) ? jsonText(value) : `"${value.double}"`;
  const inner = `${indent}  `;
  const fields = value.fields.flatMap(([name, field]) =>
    field === undefined ? [] : [`${inner}${jsonText(name)} : ${prettyText(field, inner)}`],
  );
  return fields.length === 0 ? "{ }" : `{\n${fields.join(",\n")}\n${indent}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

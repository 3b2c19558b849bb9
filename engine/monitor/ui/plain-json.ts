/** A plain value as the web pages of Master and Worker print it under /json/. In Spark: json4s' pretty(render(…)). The same: order and layout. Left out on purpose: nothing. */
import { prettyText } from "../rest/pretty-json.ts";
import type { Json } from "../json-text.ts";

type Plain = string | number | boolean | readonly Plain[] | { readonly [name: string]: Plain };

const jsonOf = (value: Plain): Json => {
  if (isList(value)) return value.map(jsonOf);
  if (typeof value !== "object") return value;
  return { fields: Object.entries(value).map(([name, field]) => [name, jsonOf(field)]) };
};

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** `value` holds texts, numbers, lists and objects whose names do not look like numbers. */
export const plainJson = (value: object): string => prettyText(jsonOf(value as Plain));

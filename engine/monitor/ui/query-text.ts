/** Queries of pages: read by name, written with some names changed. In Spark: HttpServletRequest.getParameter, UIUtils' encodings. Left out on purpose: names that stand twice. */
import type { Query } from "../rest/query.ts";

/** A text as a piece of an address. A lone half of a surrogate pair, which no address can hold, becomes U+FFFD. */
export const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));

export const parameter = (query: Query, name: string): string | undefined =>
  query.find(([key]) => key === name)?.[1];

/** A whole number that is not negative; undefined where it is none. */
export function numberParameter(query: Query, name: string): number | undefined {
  const text = parameter(query, name);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** `?a=1&b=2`: the query with these names set; undefined takes a name away. */
export function changed(
  query: Query,
  set: Readonly<Record<string, string | number | undefined>>,
): string {
  const kept = query.filter(([name]) => !Object.hasOwn(set, name));
  const added = Object.entries(set).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `?${[...kept, ...added].map((pair) => pair.map((text) => encoded(text)).join("=")).join("&")}`;
}

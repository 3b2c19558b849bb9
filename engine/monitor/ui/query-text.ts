/** Queries of pages: read by name, written with some names changed. In Spark: HttpServletRequest.getParameter, UIUtils' encodings. Left out on purpose: names that stand twice. */
import type { Query } from "../rest/query.ts";

export const parameter = (query: Query, name: string): string | undefined =>
  query.find(([key]) => key === name)?.[1];

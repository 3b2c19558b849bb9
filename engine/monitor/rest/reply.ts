/** Answers of the REST API: a status, a type, a text. In Spark: javax.ws.rs Response, UIUtils.buildErrorResponse. Left out on purpose: headers; whoever serves them adds those. */
import type { Json } from "../json-text.ts";
import { prettyText } from "./pretty-json.ts";

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Where to go instead, with a status of 302. */
  readonly location?: string;
}

export const plainAnswer = (status: number, body: string): Answer => ({
  status,
  type: "text/plain",
  body,
});

export const jsonAnswer = (value: Json): Answer => ({
  status: 200,
  type: "application/json",
  body: prettyText(value),
});

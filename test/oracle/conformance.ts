/**
 * Compares recorded answers of a History Server with ours, path by path. In Spark: HistoryServerSuite, which compares JSON trees. The same: the order of
 * keys does not count, nor does when a log was last written. Left out on purpose: bodies of pages that are no JSON.
 */
import { isList, isNode } from "#engine/monitor/history/json-fields";
import { parseLine, type JsonNode, type JsonValue } from "#engine/monitor/history/json-line";
import { answer, type HistoryView } from "#engine/monitor/rest/answer";
import type { Query } from "#engine/monitor/rest/query";

export interface Conformance {
  readonly all: number;
  readonly agree: number;
  /** The first difference of each answer that differs. */
  readonly differences: readonly string[];
}

/** A path with its query, taken apart. */
export function askedOf(url: string): { readonly path: string; readonly query: Query } {
  const [path = "", query = ""] = url.split("?", 2);
  return { path, query: [...new URLSearchParams(query)] };
}

export function conformance(
  view: HistoryView,
  expected: Readonly<Record<string, JsonValue>>,
): Conformance {
  const urls = Object.keys(expected);
  const differences = urls.flatMap((url) => {
    const { path, query } = askedOf(url);
    const { status, body, type } = answer(view, path, query);
    const told = expected[url] ?? null;
    const isPage = isNode(told) && told["__http"] !== undefined && told["__body"] === undefined;
    const refusal = isPage ? { __http: status } : { __http: status, __body: body };
    const mine = status === 200 && type === "application/json" ? parseLine(body) : refusal;
    const found = firstDifference(told, mine, "", isOpenEnded(view, path));
    return found === undefined ? [] : [`${url}: ${found}`];
  });
  return { all: urls.length, agree: urls.length - differences.length, differences };
}

const isOpenEnded = ({ applications }: HistoryView, path: string): boolean =>
  applications.find(({ id }) => id === path.split("/")[2])?.attempts[0]?.completed === false;

/** When the logs were last updated, as the recorded server says of each attempt: the files here may be copies. */
export function lastUpdated(
  expected: Readonly<Record<string, JsonValue>>,
): (appId: string, attemptId: string | undefined) => number | undefined {
  return (appId, attemptId) => {
    const app = expected[`/applications/${appId}`];
    const attempts = isNode(app) ? app["attempts"] : undefined;
    for (const attempt of isList(attempts) ? attempts : []) {
      if (!isNode(attempt) || attempt["attemptId"] !== attemptId) continue;
      const at = attempt["lastUpdatedEpoch"];
      if (typeof at === "number") return at;
    }
    return undefined;
  };
}

/** What depends on the file's time. */
const unsteady = new Set(["lastUpdated", "lastUpdatedEpoch"]);

/** The driver of an application that has not ended grows older from question to question. */
const ages = (row: JsonNode): boolean =>
  row["id"] === "driver" && row["totalDuration"] !== undefined;

const short = (value: JsonValue | undefined): string =>
  value === undefined ? "nothing" : text(value).slice(0, 160);

const text = (value: JsonValue): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));

function firstDifference(
  real: JsonValue,
  mine: JsonValue,
  place: string,
  isOpenEnded: boolean,
): string | undefined {
  if (isList(real) && isList(mine)) {
    if (real.length !== mine.length)
      return `${place} has ${real.length} elements there, ${mine.length} here`;
    for (const [at, one] of real.entries()) {
      const found = firstDifference(one, mine[at] ?? null, `${place}[${at}]`, isOpenEnded);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isNode(real) && isNode(mine)) {
    for (const key of new Set([...Object.keys(real), ...Object.keys(mine)])) {
      if (unsteady.has(key) || (key === "totalDuration" && isOpenEnded && ages(real))) continue;
      const [there, here] = [real[key], mine[key]];
      if (there === undefined || here === undefined)
        return `${place}.${key}: ${short(there)} there, ${short(here)} here`;
      const found = firstDifference(there, here, `${place}.${key}`, isOpenEnded);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return real === mine ? undefined : `${place}: ${short(real)} there, ${short(mine)} here`;
}

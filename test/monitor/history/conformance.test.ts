/**
 * What a real History Server 3.5.3 answered about logs that real Spark wrote, against what we answer: local and cluster, failures, lost executors, fetch
 * failures, speculation, exclusion, cached RDDs, SQL, an application that was killed, one with more jobs and stages than are kept; in all four codecs, one
 * of them rolled, one cut off in the midst. Recorded by `npm run oracle:answers`. In Spark: HistoryServerSuite.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isNode } from "#engine/monitor/history/json-fields";
import { parseLine, type JsonValue } from "#engine/monitor/history/json-line";
import { openHistory } from "../../../engine/node/history/folder.ts";
import { conformance, lastUpdated } from "../../oracle/conformance.ts";

const logs = fileURLToPath(new URL("../logs", import.meta.url));
const recording = new URL("../history-answers.json.gz", import.meta.url);
const expected = parseLine(gunzipSync(readFileSync(recording)).toString("utf8"));
if (!isNode(expected)) throw new Error("the recording is no object");
const told = expected as Readonly<Record<string, JsonValue>>;
const history = await openHistory(logs, { lastUpdated: lastUpdated(told) });

test("every answer of the real History Server is ours, too", () => {
  const { all, agree, differences } = conformance(history, told);
  expect(differences).toEqual([]);
  expect(agree).toBe(all);
  expect(all).toBeGreaterThan(600);
});

test("a difference of one digit, of one place, of one field is found", () => {
  const path = "/applications?limit=3";
  const changes: ((text: string) => string)[] = [
    (text) => text.replace('"duration": ', '"duration": 1'),
    (text) => text.replace('"completed": true', '"completed": false'),
    (text) => text.replace('"sparkUser"', '"sparkuser"'),
    (text) => text.replace(/^\[/, "[1,"),
  ];
  for (const change of changes) {
    const text = JSON.stringify(told[path], undefined, 1);
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(conformance(history, { [path]: parseLine(changed) }).agree).toBe(0);
  }
});

test("the table has what makes it worth while", () => {
  const text = JSON.stringify(told, (_, one: unknown) =>
    typeof one === "bigint" ? String(one) : one,
  );
  const words = [
    ..."FetchFailed ExecutorLostFailure KILLED SKIPPED RUNNING".split(" "),
    ..."resultFetchStart dataDistribution peakExecutorMetrics NaN".split(" "),
    ..."180143985094819860 redacted 2x\\u0020Replicated".split(" "),
  ].map((word) => word.replace("\\u0020", " "));
  const missing = words.filter((word) => !text.includes(word));
  expect(missing).toEqual([]);
});

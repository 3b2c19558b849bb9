/**
 * The History Server's pages against those of a real one (test/oracle/recordings/pages/history.json) over the same logs: titles, headings, facts, and every table
 * cell by cell. Freedoms are named below. In Spark: SparkUI's pages with their scripts.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  historyPage,
  noSuchApplication,
  pageAskedBy,
  plainPage,
} from "../../../engine/monitor/ui/history-web.ts";
import type { Query } from "../../../engine/monitor/rest/query.ts";
import { openHistory } from "../../../engine/node/history/folder.ts";
import { pageSeen, type PageSeen, type TableSeen } from "./seen.ts";

const recording = new URL("../../oracle/recordings/pages/history.json", import.meta.url);
const { at, pages } = JSON.parse(readFileSync(recording, "utf8")) as {
  readonly at: number;
  readonly pages: Readonly<Record<string, PageSeen>>;
};

const logs = fileURLToPath(new URL("../logs", import.meta.url));
/** When every log was written, as the recorder says. */
const written = Date.parse("2026-11-21T17:00:00Z");
const view = await openHistory(logs, { now: at, lastUpdated: () => written });

function ours(address: string): PageSeen {
  const [path = "/", text = ""] = address.split("?", 2);
  const query: Query = [...new URLSearchParams(text)];
  const applications = view.applications.map((app) => ({
    ...app,
    attempts: app.attempts.map((attempt) => ({ ...attempt, lastUpdated: written })),
  }));
  const plain = plainPage({ applications, directory: "file://LOGS", now: at }, path, query);
  if (plain !== undefined) return pageSeen(plain.body);
  const asked = pageAskedBy(applications, path);
  if (asked === undefined) return pageSeen(noSuchApplication(path).body);
  const store = view.store(asked.app.id, asked.attemptId);
  return pageSeen(historyPage(asked, store, query, at).body);
}

/** An application that is not over was updated when somebody last looked at its log. */
function timeless(table: TableSeen, address: string): TableSeen {
  if (!address.includes("showIncomplete")) return table;
  const at = table.columns.indexOf("Last Updated");
  return { ...table, rows: table.rows.map((row) => row.with(at, "NOW")) };
}

describe.each(Object.keys(pages))("the page %s", (address) => {
  const real = pages[address] as PageSeen;
  const mine = ours(address);

  test("has the same title, headings and facts", () => {
    expect(mine.title).toBe(real.title);
    expect(mine.headings).toEqual(real.headings);
    expect(mine.facts).toEqual(real.facts);
  });

  test("has the same tables", () => {
    expect(mine.tables.map(({ under }) => under)).toEqual(real.tables.map(({ under }) => under));
    for (const table of real.tables) {
      const own = mine.tables.find(({ under }) => under === table.under);
      expect(own && timeless(own, address)).toEqual(timeless(table, address));
    }
  });
});

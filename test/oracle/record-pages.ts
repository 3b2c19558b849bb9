/**
 * Records what the pages of a real History Server say over the logs of test/monitor/logs: `npm run oracle:pages`. Needs SPARK_HOME and a browser. Titles,
 * headings, facts and tables as a browser shows them, with everything open that can be opened; the folder of the logs becomes a word.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { layOut } from "./layout.ts";
import { PageBrowser } from "./page-browser.ts";
import { pageCases } from "./page-cases.ts";
import { freePort, getJson, sparkHomeOr, start, stop, until } from "./processes.ts";

/** Every log was written at this instant, so that what is told of it is the same on every machine. */
const WRITTEN = new Date("2026-11-21T17:00:00Z");

const logs = fileURLToPath(new URL("../monitor/logs", import.meta.url));
const home = sparkHomeOr("oracle:pages");
const folder = mkdtempSync(join(tmpdir(), "pages-"));
cpSync(logs, folder, { recursive: true });
for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }))
  utimesSync(join(folder, file), WRITTEN, WRITTEN);

const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const server = start(
  home,
  "spark-class",
  ["org.apache.spark.deploy.history.HistoryServer"],
  folder,
  {
    SPARK_HISTORY_OPTS: `-Dspark.history.fs.logDirectory=file://${folder} -Dspark.history.ui.port=${port}`,
  },
);
const browser = new PageBrowser();
try {
  await until("the list", async () => {
    const listed = await getJson(`${address}/api/v1/applications`).catch(() => []);
    return (listed as unknown[]).length === 6 || undefined;
  });
  const pages: Record<string, unknown> = {};
  for (const path of pageCases) pages[path] = await browser.seen(address + path);
  const text = layOut({ spark: "3.5.3", at: Date.now(), pages }).replaceAll(folder, "LOGS");
  writeFileSync(fileURLToPath(new URL("./recordings/pages/history.json", import.meta.url)), text);
  console.log(
    spoken({
      en: `${pageCases.length} pages recorded.`,
      ko: `페이지 ${pageCases.length}개 기록함`,
    }),
  );
} finally {
  await browser.close();
  await stop(server);
  rmSync(folder, { recursive: true, force: true });
}

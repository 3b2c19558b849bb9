/**
 * The History Server's pages in a browser, at a desk's and a phone's width: nothing sticks out, nothing complains, links sort and page without a script, and the keyboard
 * is enough. `npx vitest run --project browser test/browser/history.test.ts`. No counterpart in Spark. Left out on purpose: what the pages say; test/monitor/pages has that.
 */
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LogFolder } from "../../engine/node/history/log-folder.ts";
import { type RunningServer, serveHistory } from "../../engine/node/history/server.ts";
import { browserArguments, browserPath } from "./chromium.ts";

const logs = new LogFolder(fileURLToPath(new URL("../monitor/logs", import.meta.url)));
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  await logs.scan();
  server = await serveHistory(logs, 0);
  browser = await chromium.launch({ executablePath: browserPath(), args: [...browserArguments] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(
  path: string,
  width: number,
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/favicon.ico"))
      complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`http://127.0.0.1:${server.port}${path}`);
  return { page, complaints };
}

const app = "/history/local-1795277126168";
const sql = "/history/local-1795277277115";
const paths = [
  "/",
  "/?showIncomplete=true",
  `${app}/`,
  `${app}/jobs/job/?id=6`,
  `${app}/stages/`,
  `${app}/stages/stage/?id=9&attempt=0`,
  `${app}/storage/`,
  `${app}/storage/rdd/?id=5`,
  `${app}/environment/`,
  `${app}/executors/`,
  `${sql}/SQL/`,
  `${sql}/SQL/execution/?id=0`,
];

describe.each([1280, 390])("at a width of %i", (width) => {
  test.each(paths)("%s fits, with everything open, and nothing complains", async (path) => {
    const { page, complaints } = await open(path, width);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    });
    const { wide, styled, unnamed } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      styled: getComputedStyle(document.querySelector("h3") ?? document.body).fontSize,
      unnamed: [...document.querySelectorAll("a")].filter(
        (link) => (link.textContent + (link.getAttribute("aria-label") ?? "")).trim() === "",
      ).length,
    }));
    expect(wide).toBeLessThanOrEqual(width);
    // The style sheet came: a browser's own h3 has another size.
    expect(styled).not.toBe("18.72px");
    expect(unnamed).toBe(0);
    expect(complaints.filter((line) => !line.includes("favicon"))).toEqual([]);
    await page.close();
  });
});

test("the keyboard opens an application, sorts its stages and pages them", async () => {
  const { page } = await open("/", 390);
  const press = async (name: RegExp | string): Promise<void> => {
    for (let tries = 0; tries < 80; tries += 1) {
      await page.keyboard.press("Tab");
      const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
      if (typeof name === "string" ? text.trim() === name : name.test(text)) {
        await Promise.all([page.waitForLoadState(), page.keyboard.press("Enter")]);
        return;
      }
    }
    throw new Error(`nothing that is called ${String(name)} can be reached`);
  };
  await press("local-1795277126168");
  await page.waitForURL(/\/jobs\//);
  await press("Stages");
  await page.waitForURL(/\/stages\/$/);
  await press("Duration");
  await page.waitForURL(/completedStage\.sort=Duration/);
  const first = await page.locator("#completedStage tbody tr").first().innerText();
  // The shortest first.
  expect(first).toContain("25 ms");
  await page.close();
});

test("pages of a table follow by links, and a form jumps; a stage shows what is asked for", async () => {
  const { page, complaints } = await open(`${app}/stages/?completedStage.pageSize=3`, 1280);
  expect(await page.locator("#completedStage tbody tr").count()).toBe(3);
  await page.locator("#completedStage >> text=Next").first().click();
  expect(await page.locator("#completedStage .pages").first().innerText()).toContain("Page 2 of 3");
  const jump = page.locator("#completedStage form").first();
  await jump.locator('input[name="completedStage.page"]').fill("3");
  await jump.locator("button").click();
  expect(await page.locator("#completedStage .pages").first().innerText()).toContain("Page 3 of 3");
  await page.goto(`http://127.0.0.1:${server.port}${app}/stages/stage/?id=1&attempt=0`);
  await page.click("text=Show Additional Metrics");
  await page.click("text=Scheduler Delay >> nth=-1");
  expect(await page.locator("th", { hasText: "Scheduler Delay" }).count()).toBe(1);
  expect(complaints.filter((line) => !line.includes("favicon"))).toEqual([]);
  await page.close();
});

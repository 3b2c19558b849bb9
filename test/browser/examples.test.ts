/**
 * Examples in a browser: each prints what the build printed, edits run, loops are ended, faults name their line, pictures follow
 * the run, and the event log is Node's, byte for byte.
 *
 * In Spark: nothing. Left out on purpose: how fast it is beyond the one second that was promised.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../book/build/bundle.ts";
import { examplesIn } from "../../book/build/example-files.ts";
import { askChild } from "../../book/build/example-runs.ts";
import { Chromium } from "./chromium.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const browser = new Chromium();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

const box = (name: string): string => `section[data-example="${name}"]`;

async function opened(chapter: string = "15-life-cycle"): Promise<Page> {
  const { page } = await browser.open(`en/${chapter}.html`, { answered: true });
  return page;
}

/** The chapters' pages with the examples that each shows first. */
const names = examplesIn(join(root, "book/examples")).map(({ name }) => name);
const chapters = readdirSync(join(root, "book/en"))
  .filter((file) => /^\d\d-.*\.md$/.test(file))
  .map((file) => file.replace(/\.md$/, ""));
const shownIn = (name: string): string =>
  chapters.find((chapter) =>
    new RegExp(`^::example ${name}\\b`, "m").test(
      readFileSync(join(root, `book/en/${chapter}.md`), "utf8"),
    ),
  ) ?? "";

async function ended(page: Page, name: string): Promise<string> {
  await page.waitForSelector(
    `${box(name)}:is([data-state="done"], [data-state="failed"], [data-state="stopped"])`,
  );
  return page.innerText(`${box(name)} .output pre`);
}

async function edited(page: Page, name: string, change: (text: string) => string): Promise<void> {
  await page.click(`${box(name)} [data-do="edit"]`);
  const area = page.locator(`${box(name)} textarea`);
  await area.fill(change(await area.inputValue()));
}

test("every example stands on the page of a chapter", () => {
  expect(names.filter((name) => shownIn(name) === "")).toEqual([]);
});

describe.each(chapters)("on the page of %s, as when it was built,", (chapter) => {
  let page: Page;
  beforeAll(async () => {
    page = await opened(chapter);
  });
  afterAll(() => page.close());

  test.each(names.filter((name) => shownIn(name) === chapter))(
    "the example %s prints the same",
    async (name) => {
      const built = await page.innerText(`${box(name)} .output pre`);
      await page.click(`${box(name)} [data-do="run"]`);
      expect(await ended(page, name)).toBe(built);
      expect(`${built}\n`).toBe(readFileSync(join(root, `book/examples/${name}.out`), "utf8"));
    },
  );
});

test("an edited program runs by Ctrl-Enter, within a second of the page's opening, and its pictures follow", async () => {
  const page = await opened();
  const figure = 'figure[data-picture="stages"][data-of="word-count"]';
  const before = await page.textContent(`${figure} svg`);
  await edited(page, "word-count", (text) =>
    text.replace(".reduceByKey((a, b) => a + b, 3)", ".reduceByKey((a, b) => a + b, 5)"),
  );
  await page.keyboard.press("Control+Enter");
  expect(await ended(page, "word-count")).toContain("stage 1: 5 tasks");
  const seconds = Number(/[\d.]+/.exec(await page.innerText(`${box("word-count")} .when`))?.[0]);
  expect(seconds).toBeGreaterThan(0);
  expect(await page.textContent(`${figure} svg`)).not.toBe(before);
  expect(await page.textContent(`${figure} svg`)).toContain("Stage 1 · 5 tasks");
  await page.reload();
  expect(await page.inputValue(`${box("word-count")} textarea`)).toContain("a + b, 5)");
  await page.click(`${box("word-count")} [data-do="reset"]`);
  expect(await ended(page, "word-count")).toContain("stage 1: 3 tasks");
  await page.close();
});

test.each([
  ["en", "not run yet: press Run", "of the program before your change: press Run"],
  [
    "ko",
    "아직 실행하지 않았습니다. 실행을 누르세요",
    "고치기 전 프로그램의 출력입니다. 실행을 누르세요",
  ],
])(
  "a program kept over a reload stands over no output and no picture of another (%s)",
  async (language, notRun, stale) => {
    const { page } = await browser.open(`${language}/15-life-cycle.html`, { answered: true });
    const figure = 'figure[data-picture="stages"][data-of="word-count"]';
    const when = `${box("word-count")} .when`;
    await edited(page, "word-count", (text) =>
      text.replace(".reduceByKey((a, b) => a + b, 3)", ".reduceByKey((a, b) => a + b, 5)"),
    );
    expect(await page.innerText(when)).toBe(stale);
    await page.reload();
    expect(await page.inputValue(`${box("word-count")} textarea`)).toContain("a + b, 5)");
    expect(await page.textContent(`${box("word-count")} .output pre`)).toBe("");
    expect(await page.innerText(when)).toBe(notRun);
    expect(await page.textContent(figure)).toBe(notRun);
    await page.click(`${box("word-count")} [data-do="run"]`);
    expect(await ended(page, "word-count")).toContain("stage 1: 5 tasks");
    expect(await page.locator(`${figure} svg`).count()).toBe(1);
    expect(await page.locator(`${figure} .not-run`).count()).toBe(0);
    await page.reload();
    await page.click(`${box("word-count")} [data-do="reset"]`);
    expect(await ended(page, "word-count")).toContain("stage 1: 3 tasks");
    expect(await page.locator(`${figure} svg`).count()).toBe(1);
    await page.close();
  },
);

test("a fault that meets nobody is told, and the event log says what it is for", async () => {
  const page = await opened();
  await edited(page, "lost-executor", (text) => text.replace(/executor: "\d"/, 'executor: "9"'));
  await page.click(`${box("lost-executor")} [data-do="run"]`);
  expect(await ended(page, "lost-executor")).toMatch(
    /\n⚠ a fault of this run did nothing: there is no executor 9 now/,
  );
  const log = page.locator(`${box("lost-executor")} [data-do="log"]`);
  expect(await log.getAttribute("title")).toContain("History Server");
  await page.close();
});

test("a program that never ends is ended, and the next one runs", async () => {
  const page = await opened();
  await edited(page, "pipelined", () => `console.log("begun");\nfor (;;) {}`);
  await page.click(`${box("pipelined")} [data-do="run"]`);
  expect(await ended(page, "pipelined")).toBe("begun");
  expect(await page.innerText(`${box("pipelined")} .when`)).toContain("5 s");
  await page.fill(`${box("pipelined")} textarea`, `console.log([1, { a: "b" }]);`);
  await page.click(`${box("pipelined")} [data-do="run"]`);
  await page.waitForSelector(`${box("pipelined")}[data-state="done"]`);
  expect(await ended(page, "pipelined")).toBe('[1, { a: "b" }]');
  await page.close();
});

test.each([
  ["const a = 1;\nconst = 2;", "line 2: "],
  [`import { chain } from "lodash";\nchain(1);`, "line 1: "],
  [`const a = 1;\n\nthrow new RangeError("too much");`, "line 3: RangeError: too much"],
  [
    `import { local, submit } from "#engine/index";\nconst app = await submit(local(), {}, (spark) => {\n  const sc = spark.sparkContext;\n  return sc.range(0, 3).map((n) => n + sc.appName.length).collect();\n});\nconsole.log(app.result);`,
    "Task not serializable",
  ],
])("a fault is one line with the program's line: %j", async (text, line) => {
  const page = await opened();
  await edited(page, "pipelined", () => text);
  await page.click(`${box("pipelined")} [data-do="run"]`);
  await ended(page, "pipelined");
  const said = await page.innerText(`${box("pipelined")} .fault`);
  expect(said).toContain(line);
  expect(said.split("\n")).toHaveLength(1);
  await page.close();
});

test("Tab indents in the editor, and Escape lets it leave", async () => {
  const page = await opened();
  await edited(page, "pipelined", () => "a");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  expect(await page.inputValue(`${box("pipelined")} textarea`)).toBe("  a");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("TEXTAREA");
  await page.close();
});

test("the event log of a run is the same in the page and in Node, byte for byte", async () => {
  const out = join(root, "out/book");
  const bundles = await bundle(root, join(root, "book/dist/assets"), out);
  const page = await opened();
  for (const file of examplesIn(join(root, "book/examples")).filter(
    ({ name }) => name === "lost-executor" || name === "word-count",
  )) {
    const [request, name] = [
      { name: `${file.name}.ts`, text: file.text, pictures: [], languages: [], withLog: true },
      file.name,
    ];
    const answers = await askChild([request], bundles.child, pathToFileURL(bundles.engine).href);
    const inNode = answers.get(name)?.log ?? "";
    const inPage = await page.evaluate(
      (asked) =>
        new Promise<string | undefined>((done) => {
          const worker = new Worker("../assets/worker.js", { type: "module" });
          worker.addEventListener("message", ({ data }) => {
            if (data.kind === "ready") worker.postMessage(asked);
            if (data.kind === "done") {
              worker.terminate();
              done(data.result.log);
            }
          });
        }),
      request,
    );
    expect(inNode.split("\n").length).toBeGreaterThan(20);
    expect(inPage).toBe(inNode);
  }
  await page.close();
});

/**
 * Predictions in a browser: nothing is told before an answer, the answer is kept, and the score counts.
 *
 * No counterpart in Spark. Left out on purpose: peeking into the page's source.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Chromium } from "./chromium.ts";

const browser = new Chromium();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

const form = '[data-predict="p6"]';
const after = '[data-after="p6"]';
const isShown = (page: Page): Promise<boolean> => page.locator(after).isVisible();

test("the run is shown after the answer, the verdict compares, and both survive a reload", async () => {
  const { page } = await browser.open("en/15-life-cycle.html");
  expect(await isShown(page)).toBe(false);
  expect(await page.innerText("main")).not.toContain("One shuffle, one cut, two stages");
  await page.fill(`${form} input`, "3");
  await page.click(`${form} [type="submit"]`);
  expect(await page.innerText(`${form} .verdict`)).toContain("You said: 3. So it is: 2.");
  expect(await isShown(page)).toBe(true);
  expect(await page.innerText(".score")).toContain("0 right of 1 answered");
  await page.reload();
  expect(await page.innerText(`${form} .verdict`)).toContain("You said: 3. So it is: 2.");
  expect(await isShown(page)).toBe(true);
  await page.click(".score button");
  expect(await isShown(page)).toBe(false);
  await page.close();
});

test("a choice is made by keyboard alone, and is the same in the other language", async () => {
  const { page } = await browser.open("en/15-life-cycle.html");
  await page.focus('[data-predict="p8"] input');
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await page.innerText('[data-predict="p8"] .verdict')).toContain("So it is.");
  await page.goto(`${browser.address}/ko/15-life-cycle.html`);
  expect(await page.innerText('[data-predict="p8"] .verdict')).toContain("맞습니다.");
  await page.close();
});

test("who has no answer is shown the run, and it does not count as answered", async () => {
  const { page } = await browser.open("en/15-life-cycle.html");
  await page.click(`${form} [data-do="unsure"]`);
  expect(await page.innerText(`${form} .verdict`)).toContain("So it is: 2.");
  expect(await page.innerText(".score")).toContain("0 right of 0 answered");
  await page.close();
});

test("a link that leads behind an open prediction shows what it leads to", async () => {
  const { page } = await browser.open(
    "en/15-life-cycle.html#law-a-stage-boundary-lies-exactly-at-a-shuffle-dependency",
  );
  expect(await isShown(page)).toBe(true);
  await page.close();
});

test("the start page shows its run after its prediction only", async () => {
  const { page } = await browser.open("en/index.html");
  expect(await page.locator(".example").isVisible()).toBe(false);
  await page.fill('[data-predict="start"] input', "2");
  await page.keyboard.press("Enter");
  expect(await page.locator(".example").isVisible()).toBe(true);
  await page.close();
});

test("an empty answer is none", async () => {
  const { page } = await browser.open("en/15-life-cycle.html");
  await page.click(`${form} [type="submit"]`);
  expect(await isShown(page)).toBe(false);
  await page.close();
});

/**
 * The book in a browser: every page opens without a complaint, fits a phone, answers to the keyboard, finds, switches language.
 *
 * No counterpart in Spark. Left out on purpose: how it looks; that was looked at.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Chromium } from "./chromium.ts";

const browser = new Chromium();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

const pages = ["index", "15-life-cycle", "18-monitoring", "notes/001", "katas-15"].flatMap(
  (page) => [`en/${page}.html`, `ko/${page}.html`],
);

describe.each(pages)("the page %s", (path) => {
  test("opens without a complaint, in light and dark, on a desk and on a phone, and never scrolls sideways", async () => {
    for (const [width, dark] of [
      [1280, false],
      [390, true],
    ] as const) {
      const { page, complaints } = await browser.open(path, {
        width,
        dark,
        answered: true,
      });
      const wide = await page.evaluate(
        () => [document.documentElement.scrollWidth, window.innerWidth] as const,
      );
      expect(wide[0]).toBeLessThanOrEqual(wide[1]);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });

  test("has one first heading, names its language, and its links lead somewhere", async () => {
    const { page } = await browser.open(path);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(path.slice(0, 2));
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll("[id]")].map(({ id }) => id),
    );
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index && !/-(p\d|t|d|head)$/.test(id)),
    ).toEqual([]);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href),
    );
    const own = [...new Set(links.filter((link) => link.startsWith(browser.address)))];
    expect(own.length).toBeGreaterThan(5);
    for (const link of own) {
      const [file = "", id] = link.split("#");
      const html = await (await fetch(file)).text();
      expect([link, html.includes("</html>")]).toEqual([link, true]);
      if (id !== undefined)
        expect([link, html.includes(`id="${decodeURIComponent(id)}"`)]).toEqual([link, true]);
    }
    await page.close();
  });
});

test("the switch of language leads to the same page in the other one", async () => {
  const { page } = await browser.open("en/15-life-cycle.html");
  await page.click("a.language");
  await page.waitForURL(`${browser.address}/ko/15-life-cycle.html`);
  expect(await page.textContent("h1")).toContain("스파크");
  await page.click("a.language");
  await page.waitForURL(`${browser.address}/en/15-life-cycle.html`);
  await page.close();
});

test("search finds a section, by keyboard alone, and goes there", async () => {
  const { page } = await browser.open("en/index.html");
  await page.keyboard.press("/");
  await page.keyboard.type("skipped stage");
  await page.waitForSelector(".found a");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/15-life-cycle\.html#/);
  await page.close();
});

test("Korean is found by parts of words", async () => {
  const { page } = await browser.open("ko/index.html");
  await page.fill("#search", "익스큐터");
  await page.waitForSelector(".found a");
  expect(await page.locator(".found a").count()).toBeGreaterThan(3);
  await page.close();
});

test("colours change by a button and are kept", async () => {
  const { page } = await browser.open("en/index.html");
  const paper = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.click("#colours");
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.close();
});

test("on paper everything is shown and no button is", async () => {
  const { page } = await browser.open("en/15-life-cycle.html");
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => {
    const seen = (selector: string): number =>
      [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0)
        .length;
    return {
      hidden: document.querySelectorAll(".after-predict").length - seen(".after-predict"),
      buttons: seen("button"),
    };
  });
  expect(shown).toEqual({ hidden: 0, buttons: 0 });
  await page.close();
});

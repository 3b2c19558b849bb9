/**
 * The player of a run in a browser: buttons, slider and keys move it forward and back, playing goes on by itself, the table beside tells the same, and it fits a telephone.
 *
 * No counterpart in Spark. Left out on purpose: how long anything takes.
 */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Chromium } from "./chromium.ts";

const browser = new Chromium();
beforeAll(() => browser.start());
afterAll(() => browser.stop());

const playerOf = (page: Page): Locator =>
  page.locator('figure[data-picture="live"][data-of="at-each-level"] .player');
const told = (player: Locator): Promise<string> => player.locator(".told").innerText();
/** Which step of how many. */
const place = async (player: Locator): Promise<number> =>
  Number(/step (\d+) of/.exec(await told(player))?.[1]);
const shownUntil = (player: Locator): Promise<number> =>
  player
    .locator("xpath=..")
    .locator(".past")
    .evaluate((rect) => Number(rect.getAttribute("width")));

test("a run stands at its end; a step back and a step forward come to the same place; the beginning shows nothing", async () => {
  const { page, complaints } = await browser.open("en/18-monitoring.html");
  const player = playerOf(page);
  const steps = await place(player);
  expect(steps).toBeGreaterThan(30);
  expect(await told(player)).toContain(`step ${steps} of ${steps}`);
  const whole = await player.locator("table").innerText();
  await player.locator('[aria-label="one step back"]').click();
  await player.locator('[aria-label="one step back"]').click();
  expect(await place(player)).toBe(steps - 2);
  await player.locator('[aria-label="to the end"]').click();
  expect(await player.locator("table").innerText()).toBe(whole);
  const all = await shownUntil(player);
  await player.locator('[aria-label="to the beginning"]').click();
  expect(await told(player)).toContain("nothing has happened yet");
  expect(await shownUntil(player)).toBeLessThan(all / 4);
  expect(await player.locator("tbody tr").count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test("the slider goes to any step, and the tasks that run then are marked in the picture and counted in the table", async () => {
  const { page } = await browser.open("en/18-monitoring.html");
  const player = playerOf(page);
  const steps = await place(player);
  for (let step = steps - 1; step > 0; step -= 7) {
    await player.locator('input[type="range"]').fill(String(step));
    expect(await place(player)).toBe(step);
    const busy = Number(/(\d+) tasks? running/.exec(await player.innerText())?.[1] ?? 0);
    const marked = await player.locator("xpath=..").locator("svg .running").count();
    expect([step, marked]).toEqual([step, busy]);
  }
  await page.close();
});

test("playing goes to the end by itself and stops; pressing again begins anew and pauses where it is", async () => {
  const { page } = await browser.open("en/18-monitoring.html");
  const player = playerOf(page);
  const steps = await place(player);
  await player.locator("select").selectOption("4");
  await player.locator('input[type="range"]').fill(String(steps - 8));
  await player.locator("button", { hasText: "play" }).click();
  await player.locator(".told", { hasText: `step ${steps} of` }).waitFor();
  await player.locator("button", { hasText: "play" }).waitFor();
  await player.locator("button", { hasText: "play" }).click();
  await player.locator("button", { hasText: "pause" }).click();
  expect(await place(player)).toBeLessThan(steps);
  await page.close();
});

test("keys alone do it, in the other language, too", async () => {
  const { page } = await browser.open("ko/18-monitoring.html");
  const player = playerOf(page);
  await player.focus();
  await page.keyboard.press("Home");
  expect(await told(player)).toContain("아직 아무 일도 없습니다");
  await page.keyboard.press("ArrowRight");
  expect(await told(player)).toMatch(/걸음 가운데 1번째/);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  expect(await told(player)).not.toContain("아직");
  await page.close();
});

test("a run made here gets a player of its own, and on a telephone nothing is wider than the screen", async () => {
  const { page } = await browser.open("en/18-monitoring.html");
  await page.setViewportSize({ width: 390, height: 800 });
  const box = page.locator('[data-example="at-each-level"]');
  await box.locator('[data-do="run"]').click();
  await box.locator('.when:has-text("ran here")').waitFor();
  const player = playerOf(page);
  expect(await place(player)).toBeGreaterThan(30);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.close();
});

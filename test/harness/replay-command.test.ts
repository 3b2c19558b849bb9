/**
 * `npm run replay` as people type it: stepped through by key at a terminal, and as a whole list in a pipe.
 *
 * In Spark: nothing. On this workbook, with a case that a belief breaks. Left out on purpose: what each key does; replay.test.ts knows that.
 */
import { join } from "node:path";
import { expect, test } from "vitest";
import { atTerminal, command } from "./fixtures/commands.ts";

const root = join(import.meta.dirname, "../..");
const law = "chapters/15-life-cycle/32-outputs-lost.test.ts";
const words = ["replay", law, "seed=20261121", "path=1:0:0:0:0:1:0:2:0:2"];

/** The screens that were drawn, each from its top. */
const screensOf = (out: string): string[] => out.split("\u001b[2J\u001b[H").slice(1);

test("at a terminal a run is stepped through: on, back, to the parting, to a number, to the end, out", async () => {
  const said = await atTerminal(
    root,
    [...words, "belief", "M-09"],
    [
      [/event 1 of 106/, "\r"],
      [/event 2 of 106/, " "],
      [/event 3 of 106/, "\u001b[D"],
      [/event 2 of 106/, "g"],
      [/here the belief and Spark part[^]*q: quit/, "4"],
      [/go to 4/, "4"],
      [/go to 44/, "\r"],
      [/event 44 of 106/, "b"],
      [/event 43 of 106/, "g"],
      [/event 72 of 106/, "g"],
      [/the end[^]*q: quit/, "q"],
    ],
  );
  const screens = screensOf(said.out);
  expect(screens).toHaveLength(11);
  expect(screens[0]).toContain("▸   1    0.000 s  user → spark-submit  submits");
  expect(screens[4]).toMatch(
    /M-09\n[^]*▸ {2}72 {3}11\.942 s {2}driver +stage 2\.0 starts with 1 task\n[^]*executor 0 \(worker-2\) {2}stage 1 ██ 0 {2}✝ 3\.943 s[^]*Spark\n[^]*▸ {2}72 {3}11\.942 s {2}driver +stage 3\.0 starts with 1 task/,
  );
  expect(screens.every((screen) => screen.trimEnd().split("\n").length <= 30)).toBe(true);
  expect(screens.at(-1)).toContain("Not so: Shuffle files live where they were written.");
  expect(said).toMatchObject({ code: 1, error: "" });
});

test("in a pipe the whole list is printed, in Korean for a Korean reader, and nothing of the insides", async () => {
  const said = await command(root, words, { KINDLING_LANG: "ko" });
  expect(said.code).toBe(0);
  expect(said.lines[1]).toMatch(/^ {2}경우: 워커 3개\(코어 1개씩\): /);
  expect(said.out).toMatch(/\n +39 +3\.801 s {2}driver +잡 0 시작, 스테이지 0, 1\n/);
  expect(said.out).toContain("이 경우에는 법칙이 성립합니다.");
  expect(said.out).not.toMatch(/"ko"|__vite|deeply equal/);
});

test("a law that holds is told by its first case, also where npm took the flag", async () => {
  const said = await atTerminal(root, ["replay", law, "law=2", "runs=3"], [], {
    npm_config_all: "true",
  });
  expect(said.code).toBe(0);
  expect(said.lines.find((line) => line.includes("path"))).toMatch(/ {2}seed 20261121, path 0$/);
  expect(said.out).toMatch(/ {2}1 +0\.000 s {2}user → spark-submit {2}submits/);
  expect(said.out).toContain("On this case the law holds.");
});

test("a belief that nobody keeps is said, and nothing is run", async () => {
  const said = await command(root, ["replay", law, "belief", "M-99"]);
  expect(said).toMatchObject({ code: 2, out: "" });
  expect(said.error).toMatch(/^There is no belief “M-99” to run on\./);
});

/**
 * A replay as functions: where a key leads, how the two sides are laid beside each other, what a screen and the whole list show.
 *
 * In Spark: nothing. Left out on purpose: the run of a law; commands.test.ts steps through one.
 */
import { describe, expect, test } from "vitest";
import { eventInWords } from "./event-words.ts";
import type { Breakage, Call } from "./law-report.ts";
import { widthOf } from "./lines.ts";
import { laneLines } from "./run-lanes.ts";
import { scriptOf } from "./replay-script.ts";
import { type Place, press, start, type StepKey, stepKeysIn } from "./replay-stepper.ts";
import { allLines, type Frame, screenLines } from "./replay-view.ts";
import type { Mark, RunTold, Step } from "./run-told.ts";
import { texts } from "./texts.ts";

const voice = { language: "en", say: texts.en } as const;
const frame: Frame = {
  head: ["✗ the law"],
  ending: ["  The law says so."],
  sides: ["yours", "Spark"],
  here: "◂ here",
};

const step = (at: number, what: string, mark?: Mark): Step => ({
  at: at * 1_000_000,
  from: "driver",
  what,
  ...(mark === undefined ? {} : { mark }),
});
const run = (isYours: boolean, ...steps: readonly Step[]): RunTold => ({ isYours, steps });
const asked = (call: number): Step => ({ at: 0, from: "", what: "", call });
const broken = (runs: readonly RunTold[], calls: readonly Call[] = []): Breakage => ({
  case: "a case",
  path: "0",
  shrinks: 0,
  because: "it is so",
  calls,
  runs,
});

describe("where a key leads", () => {
  const walk = { rows: 20, parts: 7 };
  const led = (keys: readonly StepKey[], from: Place = start): Place | "quit" =>
    keys.reduce<Place | "quit">(
      (place, key) => (place === "quit" ? place : press(place, key, walk)),
      from,
    );
  const places: [what: string, keys: StepKey[], at: number][] = [
    ["one on", ["next"], 1],
    ["one back", ["next", "next", "back"], 1],
    ["no further back than the first", ["back", "back"], 0],
    ["to the parting", ["go"], 7],
    ["from the parting to the end", ["go", "go"], 20],
    ["no further than the end", ["go", "go", "next", "next"], 20],
    ["to a number", ["1", "2", "next"], 11],
    ["to a number by go", ["1", "2", "go"], 11],
    ["to a number that was mistyped first", ["9", "1", "erase", "erase", "3", "next"], 2],
    ["a number taken back leaves one where one is", ["next", "9", "back"], 1],
    ["a number beyond the end is the end", ["9", "9", "9", "next"], 20],
    ["a number before the first is the first", ["next", "0", "next"], 0],
  ];
  test.each(places)("%s", (_what, keys, at) => {
    expect(led(keys)).toEqual({ at, typed: "" });
  });

  test("a number being typed changes no place, and q ends the walk", () => {
    expect(led(["next", "1", "2"])).toEqual({ at: 1, typed: "12" });
    expect(led(["next", "quit", "next"])).toBe("quit");
  });

  test("without a parting g goes to the end", () => {
    expect(press(start, "go", { rows: 20, parts: undefined })).toEqual({ at: 20, typed: "" });
  });
});

test("keys are what a terminal sends, several in one part, letters of a Korean keyboard, too", () => {
  expect(stepKeysIn("\r \u001b[C\u001b[D\u001bOC")).toEqual([
    "next",
    "next",
    "next",
    "back",
    "next",
  ]);
  expect(stepKeysIn("12\u007fgGㅎㅂQ\u0003")).toEqual([
    "1",
    "2",
    "erase",
    "go",
    "go",
    "go",
    "quit",
    "quit",
    "quit",
  ]);
  expect(stepKeysIn("\u001b[A\u001b[1;5Cxyz\u001b")).toEqual([]);
});

describe("the two sides beside each other", () => {
  const model = run(false, step(1, "a"), step(2, "b"), step(3, "c"));

  test("of a kata they part at the first event that differs, wherever the function was asked", () => {
    const mine = run(true, step(1, "a"), asked(0), step(2, "b"), step(3, "d"), step(4, "e"));
    const calls = [{ given: "[1]", yours: "[2]", spark: "[2]" }];
    const script = scriptOf(broken([model, mine], calls), true);
    expect(script).toMatchObject({ runs: 1, isPaired: true, parts: 3 });
    expect(script.rows.map(({ own, spark }) => [own?.call ?? own?.what, spark?.what])).toEqual([
      ["a", "a"],
      [0, undefined],
      ["b", "b"],
      ["d", "c"],
      ["e", undefined],
    ]);
  });

  test("a run that ends earlier parts where the other goes on", () => {
    const script = scriptOf(broken([model, run(true, asked(0), step(1, "a"))]), true);
    expect(script).toMatchObject({ parts: 2 });
    expect(script.rows.at(-1)).toMatchObject({ own: undefined, spark: { what: "c" } });
  });

  test("of a belief they are the same case with and without it; of a law alone there is one side", () => {
    const held = broken([run(false, step(1, "a"), step(2, "x"))]);
    expect(scriptOf(held, false, broken([model]))).toMatchObject({ isPaired: true, parts: 1 });
    expect(scriptOf(held, false)).toMatchObject({ isPaired: false, parts: undefined });
    expect(scriptOf(held, false, held)).toMatchObject({ isPaired: true, parts: undefined });
  });

  test("where nothing runs, each call is a row, and the first with two answers is the parting", () => {
    const calls = [
      { given: "[1]", yours: "[2]", spark: "[2]" },
      { given: "[3]", yours: "[4]", spark: "[5]" },
    ];
    expect(scriptOf(broken([], calls), true)).toMatchObject({ runs: 0, parts: 1 });
  });
});

describe("what is shown", () => {
  const on = (executor: string): Mark => ({
    kind: "executor",
    lane: executor,
    host: `w-${executor}`,
  });
  const starts = (task: string, lane: string, stage: string = "0"): Mark => ({
    kind: "start",
    lane,
    task,
    stage,
    name: task,
  });
  const ends = (task: string, reason: "Success" | "ExecutorLostFailure" = "Success"): Mark => ({
    kind: "end",
    task,
    reason,
  });
  const before = [
    step(1, "executor 0 registers", on("0")),
    step(1, "executor 1 registers", on("1")),
    step(2, "task 0 starts", starts("0", "0")),
    step(2, "task 1 starts", starts("1", "1")),
    step(3, "task 0 ends", ends("0")),
    step(4, "executor 1 is removed", { kind: "gone", lane: "1" }),
    step(4, "task 1 ends", ends("1", "ExecutorLostFailure")),
  ];
  const mine = run(true, ...before, step(5, "task 0 again", starts("0.1", "0", "1")));
  const model = run(false, ...before, step(5, "task 1 again", starts("1.1", "0", "1")));
  const script = scriptOf(broken([model, mine]), true);

  test("lanes stand as the run stands then, and shorten from the left", () => {
    expect(laneLines(before.slice(0, 4), 80, texts.en)).toEqual([
      "executor 0 (w-0)  stage 0 ▒▒ 0",
      "executor 1 (w-1)  stage 0 ▒▒ 1",
      expect.stringContaining("▒▒ running"),
    ]);
    expect(laneLines(before, 80, texts.en).slice(0, 2)).toEqual([
      "executor 0 (w-0)  stage 0 ██ 0",
      "executor 1 (w-1)  stage 0 ✝ 1  ✝ 4.000 s",
    ]);
    const many = Array.from({ length: 30 }, (_, n) => step(n, "", starts(`${n}`, "0")));
    const [lane = ""] = laneLines(many, 60, texts.en);
    expect(lane).toMatch(/^executor 0 {2}… \d+ before {2}stage 0 ▒▒ \d+.*▒▒ 29$/);
    expect(lane.length).toBeLessThanOrEqual(60);
  });

  test("a screen shows the step in hand last, and from the parting on both sides", () => {
    const early = screenLines(script, { at: 2, typed: "" }, frame, 24, voice);
    expect(early).toContain("  event 3 of 8 · the same in Spark so far");
    expect(early.filter((line) => line.startsWith("▸"))).toEqual([
      expect.stringMatching(/^▸ 3 +2\.000 s {2}driver {2}task 0 starts$/),
    ]);
    expect(early.join("\n")).not.toContain("task 1 starts");
    const late = screenLines(script, { at: 7, typed: "" }, frame, 30, voice);
    expect(late).toContain("  event 8 of 8 · ◂ here");
    expect(late.filter((line) => line.startsWith("▸"))).toHaveLength(2);
    expect(late.join("\n")).toMatch(/ {2}yours\n[^]*task 0 again[^]* {2}Spark\n[^]*task 1 again/);
    expect(late.length).toBeLessThanOrEqual(30);
  });

  test("the end has the lanes of both sides by name and what the law says", () => {
    const end = screenLines(script, { at: 8, typed: "" }, frame, 24, voice);
    expect(end).toContain("  the end");
    expect(end.join("\n")).toMatch(/ {2}yours\n[^]*▒▒ 0\.1[^]* {2}Spark\n[^]*▒▒ 1\.1/);
    expect(end).toContain("  The law says so.");
  });

  test("keys fit into 80 columns, to the parting and from there, in both languages", () => {
    for (const language of ["en", "ko"] as const)
      for (const at of [0, 7, 8]) {
        const told = { language, say: texts[language] };
        const keys = screenLines(script, { at, typed: "" }, frame, 24, told).at(-1) ?? "";
        expect(keys).toContain("q:");
        expect(widthOf(keys)).toBeLessThanOrEqual(80);
      }
  });

  test("further attempts are explained where there are some, by one of them", () => {
    expect(laneLines(before, 80, texts.en).at(-1)).not.toContain("further attempt");
    expect(laneLines(mine.steps, 80, texts.en).at(-1)).toContain("0.1 is partition 0 at a further");
  });

  test("after the parting an event that is alike on both sides is said to be so, and asides are no difference", () => {
    const aside: Step = { ...step(1, "a"), aside: "stage 2 skipped" };
    const [own, other] = [
      [aside, step(2, "b"), step(3, "c")],
      [step(1, "a"), step(2, "x"), step(3, "c")],
    ];
    const parted = scriptOf(broken([run(false, ...other), run(true, ...own)]), true);
    expect(parted.parts).toBe(1);
    const lines = (at: number): string[] =>
      screenLines(parted, { at, typed: "" }, frame, 24, voice);
    expect(lines(0).join("\n")).toContain("a (stage 2 skipped)");
    expect(lines(2).join("\n")).toContain("alike on both sides");
  });

  test("the whole list has every row once, and after the parting both sides one after the other", () => {
    const lines = allLines(script, frame, voice);
    expect(lines.filter((line) => line.includes("task 0 starts"))).toHaveLength(1);
    expect(lines.indexOf("yours  ◂ here")).toBeGreaterThan(0);
    expect(lines.indexOf("Spark")).toBeGreaterThan(lines.indexOf("yours  ◂ here"));
    expect(lines.at(-1)).toBe("  The law says so.");
  });

  test("a case that makes two runs has a heading for each", () => {
    const two = scriptOf(broken([run(false, step(1, "a")), run(false, step(1, "b"))]), false);
    const lines = allLines(two, frame, voice);
    expect(lines.filter((line) => /run \d of 2/.test(line))).toEqual([
      "  run 1 of 2",
      "  run 2 of 2",
    ]);
    expect(screenLines(two, { at: 1, typed: "" }, frame, 24, voice)).toContain(
      "  event 2 of 2 · run 2 of 2",
    );
  });
});

test("an event names who says it to whom; what the driver tells its listeners goes to nobody", () => {
  const traced = { id: 0, at: 0, cause: -1, app: undefined };
  expect(
    eventInWords({
      ...traced,
      kind: "RegisterWorker",
      from: "Worker 1",
      to: "Master",
      workerId: "worker-1" as never,
      host: "worker-1" as never,
      cores: 2,
      memory: 4 * 1024 ** 3,
    }),
  ).toEqual({
    from: "Worker 1",
    to: "Master",
    what: {
      en: "RegisterWorker: offers 2 cores, 4 GiB",
      ko: "RegisterWorker: 코어 2개, 4 GiB 제공",
    },
  });
  expect(
    eventInWords({
      ...traced,
      kind: "SparkListenerJobEnd",
      jobId: 3 as never,
      time: 0,
      jobResult: { kind: "JobSucceeded" },
    }),
  ).toEqual({
    from: "driver",
    to: undefined,
    what: { en: "job 3 ends: JobSucceeded", ko: "잡 3 끝: JobSucceeded" },
  });
});

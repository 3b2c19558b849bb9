/**
 * The commands as people type them, on a toy workbook: what is printed, the exit code, and what is left untouched.
 *
 * In Spark: nothing. Left out on purpose: watching with keys, which a person tries; its parts are tested alone.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beliefOf } from "./beliefs.ts";
import { command, type Said } from "./fixtures/commands.ts";
import { type Body, removeToy, toyWorkbook } from "./fixtures/toy.ts";
import { linesAtMost } from "./kata-report.ts";

const toys: string[] = [];
afterAll(() => toys.forEach(removeToy));

function toy(name: string, bodies: readonly Body[]): string {
  const root = toyWorkbook(name, bodies);
  toys.push(root);
  return root;
}

describe("npm test chapters/99 with katas in every state", () => {
  const states: [body: Body, line: string][] = [
    ["todo", ""],
    ["right", "✓ 99/02 what to resubmit"],
    [
      "belief",
      "✗ 99/03 what to resubmit · a lost executor costs exactly the map outputs that it held",
    ],
    [
      "mutates",
      "! 99/04 what to resubmit · could not run: your function changed what it was given",
    ],
    ["endless", "! 99/05 what to resubmit · could not run: a loop never ended"],
    [
      "recursion",
      "! 99/06 what to resubmit · could not run: your function called itself without end",
    ],
    ["types", "! 99/07 what to resubmit · could not run: the types do not fit"],
    ["syntax", "! 99/08 what to resubmit · could not run: this is not TypeScript yet"],
    ["hidden", "! 99/09 what to resubmit · could not run: it uses the reference"],
    ["swallows", "! 99/10 what to resubmit · could not run: a loop never ended"],
    [
      "throws",
      "✗ 99/11 what to resubmit · a lost executor costs exactly the map outputs that it held",
    ],
  ];
  let said: Said;
  beforeAll(async () => {
    const root = toy(
      "states",
      states.map(([body]) => body),
    );
    said = await command(root, ["test", "chapters/99"]);
  });

  test("reads as a page of at most 120 lines and exits 1", () => {
    expect(said.code).toBe(1);
    expect(said.lines.length).toBeLessThanOrEqual(120);
    expect(said.lines[0]).toMatch(/^99 {2}What a toy loses +seed 20261121$/);
    expect(said.lines).toContain("When things die");
    expect(said.out).toMatch(
      /✓ what stays lies on other executors\n {6}executor 1 died: \d of \d outputs stayed\n {6}100 cases: \d+ something was lost/,
    );
  });

  test("reads in Korean for a Korean reader: headings, laws, witnesses, reasons", async () => {
    const root = toy("korean", ["right", "throws"]);
    const { out, lines } = await command(root, ["test", "chapters/99"], { KINDLING_LANG: "ko" });
    expect(lines[0]).toMatch(/^99 {2}장난감이 잃는 것 +시드 20261121$/);
    expect(lines).toContain("무엇이 죽었을 때");
    expect(out).toMatch(
      /✓ 남는 것은 다른 익스큐터에 있다\.\n {6}출력 \d개 가운데 \d개가 남음\n {6}100가지 경우: /,
    );
    expect(out).toContain("✗ 99/02 무엇을 다시 실행하나 · 익스큐터를 잃으면 거기 있던 맵 출력만");
    expect(out).toContain("맵 출력 1개. 1번 익스큐터가 죽음");
    // The kinds of the toy's cases have no Korean names.
    const english = lines.filter((line) => /[a-z]{3}/.test(line) && !/[가-힣]/.test(line));
    expect(english).toEqual([]);
  });

  test.each(states)("a kata that is %s says so", (_body, line) => {
    expect(
      said.lines.filter((one) => one.trim() === line.trim() || line === "").length,
    ).toBeGreaterThan(0);
  });

  test("the first failure is told in full, with the belief behind it", () => {
    const from = said.lines.findIndex((line) => line.includes("99/03"));
    const to = said.lines.findIndex((line) => line.includes("99/04"));
    expect(to - from).toBeLessThanOrEqual(linesAtMost);
    const told = said.lines.slice(from, to).join("\n");
    expect(told).toContain("1 map outputs on executors 1; executor 2 dies");
    expect(told).toMatch(/yours: run map 0 again +Spark: run map none again/);
    expect(told).toContain(
      "This is what M-98 does: “After an executor is lost, all map tasks run again”.",
    );
    expect(told).toContain("Not so: Shuffle files live where they were written");
    expect(told).toMatch(
      /again {2}npm run replay 99\/03 seed=20261121 path=[\d:]+ +read {2}npm start → 99, “What is lost/,
    );
  });

  test("the last lines count laws and katas", () => {
    expect(said.lines.at(-2)).toMatch(/^3 laws hold \(300 cases, \d+\.\d s\)$/);
    expect(said.lines.at(-1)).toBe(
      "katas 99: 1 holds · 2 broken · 7 could not run · 1 to do   → npm run kata",
    );
  });
});

describe("a kata from first to last", () => {
  const root = toyWorkbook("learner", ["wrong", "todo"]);
  toys.push(root);
  const file = join(root, "katas/99-toy/01-resubmit.ts");

  test("a broken one has its verdict in at most fifteen lines, in Korean, too, and no belief that does not fit", async () => {
    const said = await command(root, ["kata", "99/01", "once"], { LANG: "ko_KR.UTF-8" });
    expect(said.code).toBe(1);
    expect(said.lines.length).toBeLessThanOrEqual(linesAtMost);
    expect(said.lines[0]).toContain("✗ 99/01 무엇을 다시 실행하나");
    expect(said.out).toContain("스파크: 맵 3 다시 실행");
    expect(said.lines.filter((line) => line.trim() !== "" && !/[가-힣]/.test(line))).toEqual([]);
    expect(said.out).not.toContain("M-98");
    const replay = /npm run (replay .*?) {2,}/.exec(said.out)?.[1]?.split(" ") ?? [];
    const again = await command(root, replay);
    expect(again.code).toBe(1);
    expect(again.out).toMatch(
      /call 1\n[^]*\n {7}yours: \[\] ◂ here you and Spark part\n {7}Spark: \[3\]\n/,
    );
  });

  test("hints come in turn, then all of them with the page to read", async () => {
    const first = await command(root, ["hint", "99/01"]);
    const second = await command(root, ["hint", "99/1"]);
    const third = await command(root, ["hint", "katas/99-toy/01-resubmit.ts"]);
    const all = await command(root, ["hint", "99/01"]);
    expect(first.out).toContain("Hint 1 of 3\n  Where was each output written?");
    expect(second.out).toContain("Hint 2 of 3\n  An output knows its executor.");
    expect(third.out).toContain("Hint 3 of 3");
    expect(all.out).toMatch(
      /Hint 1[^]*Hint 2[^]*Hint 3[^]*npm start → 99, “What is lost with an executor”/,
    );
  });

  test("reset keeps the learner's text, and says when there is nothing to do", async () => {
    const begun = readFileSync(file, "utf8");
    const git = (...words: string[]): void =>
      void execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...words], {
        cwd: root,
      });
    writeFileSync(file, begun.replace(/return .*;/, `throw new Todo("which?");`));
    const start = readFileSync(file, "utf8");
    git("init", "-q");
    git("add", "katas");
    git("commit", "-qm", "start");
    expect((await command(root, ["reset", "99/01"])).out).toContain("Nothing was changed");
    writeFileSync(file, begun);
    const said = await command(root, ["reset", "99/01"]);
    expect(said.code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(start);
    const backup = /\.kindling\/\S+/.exec(said.out)?.[0] ?? "";
    expect(readFileSync(join(root, backup), "utf8")).toBe(begun);
  });

  test("an untouched kata is to do, never red, and progress says where one stands", async () => {
    const said = await command(root, ["kata", "99/02", "once"]);
    expect(said.code).toBe(0);
    expect(said.out).toContain("katas/99-toy/02-resubmit.ts");
    const progress = await command(root, ["progress"]);
    expect(progress.out).toMatch(/░░ {2}0\/2\n {2}· 99\/01 what to resubmit\n {2}· 99\/02/);
    expect(progress.lines.at(-1)).toBe("next: npm run kata 99/01");
    const page = await command(root, ["test", "99", "short"], { npm_config_seed: "7" });
    expect(page.code).toBe(0);
    expect(page.out).toContain("npm took “--seed=7” for itself");
    expect(page.out).toMatch(/seed 7$/m);
    expect(page.lines.at(-1)).toBe("katas 99: 2 to do   → npm run kata");
  });
});

test("the window shows a submission from another folder, on this workbook's laws", async () => {
  const root = toy("window", ["todo", "todo"]);
  const submission = join(toy("submission", ["belief", "todo"]), "katas");
  const said = await command(root, ["ui", submission, "once", "port=51377"]);
  expect(said.code).toBe(0);
  expect(said.out).toContain("chapters/99-toy/kata-01-resubmit.test.ts");
  expect(said.error).toContain("misconception");
  expect(said.error).toContain("M-98: After an executor is lost, all map tasks run again.");
  expect(said.out).not.toContain("kata-02");
  const none = await command(root, ["ui", join(root, "katas")]);
  expect(none).toMatchObject({ code: 2, out: "" });
});

test("a kata that no guard can stop is given up and named", async () => {
  const root = toy("hangs", ["hangs"]);
  const said = await command(root, ["kata", "99/01", "once"], { KINDLING_SILENCE_MS: "1500" });
  expect(said.code).toBe(1);
  expect(said.lines[0]).toBe("! 99/01 what to resubmit · could not run: it never came back");
});

describe("an engine that is wrong on purpose", () => {
  const root = toyWorkbook("wrong", ["todo"]);
  toys.push(root);

  test("a belief breaks the laws that tell it from Spark", async () => {
    const said = await command(root, ["test", "99", "belief", "M-98"]);
    expect(said.code).toBe(1);
    expect(said.lines[0]).toContain(
      "believes M-98: “After an executor is lost, all map tasks run again”",
    );
    expect(said.out).toContain("✗ a belief under test is handed to the engine");
    expect(said.out).toContain("✓ what stays lies on other executors");
  });

  test("belief alone lists those of the chapter", async () => {
    const said = await command(root, ["test", "99", "belief"]);
    expect(said.code).toBe(0);
    expect(said.lines).toEqual([
      "1 belief that the engine can act on: npm test chapters/99 belief M-…",
      "  M-98 After an executor is lost, all map tasks run again.",
    ]);
  });

  test("every kill and belief breaks the law that names it; one that does not is reported", async () => {
    const path = join(root, "test/kills/engine/nothing.ts");
    const kill = readFileSync(join(root, "test/kills/engine/keep-all.ts"), "utf8");
    writeFileSync(path, kill.replace("|| true", "&& true"));
    const said = await command(root, ["laws:kill"]);
    expect(said.code).toBe(1);
    expect(said.out).toContain(
      "✓ engine/keep-all\n    “what stays lies on other executors” breaks",
    );
    expect(said.out).toContain("✗ engine/nothing\n    no named law breaks");
    expect(said.out).toContain("✓ M-98");
    expect(said.lines.at(-1)).toBe("2 killed, 1 survived");
  });
});

describe("wrong input is one line, exit 2, and nothing is run", () => {
  const root = toyWorkbook("input", ["todo"]);
  toys.push(root);
  const wrong: [words: string[], line: string, korean: string][] = [
    [
      ["test", "98"],
      "There is no chapter or test “98”. Did you mean 99? Nothing was run.",
      "“98” 장이나 테스트는 없습니다. 비슷한 것: 99. 아무것도 실행하지 않았습니다.",
    ],
    [
      ["test", "99", "--fast"],
      "npm test: there is no option “--fast”. It takes: short, raw, seed=…, runs=…, belief=….",
      "npm test: “--fast” 옵션은 없습니다. 쓸 수 있는 옵션: short, raw, seed=…, runs=…, belief=….",
    ],
    [
      ["test", "99", "belief", "M-9"],
      "There is no belief “M-9” to run on. Near: M-97, M-98. Nothing was run.",
      "돌려 볼 수 있는 오해 “M-9” 항목이 없습니다. 비슷한 이름: M-97, M-98. 아무것도 실행하지 않았습니다.",
    ],
    [
      ["test", "99", "M-98"],
      "npm test: “M-98” is a belief; say so: npm test chapters/15 belief M-98. Nothing was run.",
      "npm test: “M-98”는 오해의 이름입니다. 이렇게 적으세요: npm test chapters/15 belief M-98. 아무것도 실행하지 않았습니다.",
    ],
    [
      ["kata", "99/01", "belief", "M-98"],
      "npm run kata runs your code. A belief runs in place of the engine's: npm test chapters/15 belief M-09. Nothing was run.",
      "npm run kata는 여러분의 코드를 돌립니다. 오해는 엔진의 코드를 대신해 돕니다: npm test chapters/15 belief M-09. 아무것도 실행하지 않았습니다.",
    ],
    [
      ["kata", "99/7"],
      "There is no kata “99/7”. Near: 99/01. Nothing was run.",
      "“99/7” 카타는 없습니다. 비슷한 카타: 99/01. 아무것도 실행하지 않았습니다.",
    ],
    [
      ["nonsense"],
      "There is no command “nonsense”. There are: bench, book, check, conform, doctor, example, hint, history, kata, kata:check, kata:new, laws:kill, oracle:allocation, oracle:answers, oracle:barriers, oracle:cleaning, oracle:corruption, oracle:doctor, oracle:exclusions, oracle:facts, oracle:fetches, oracle:fuzz, oracle:hdfs, oracle:history, oracle:jvm, oracle:kubernetes, oracle:masters, oracle:mesos, oracle:methods, oracle:metrics, oracle:pages, oracle:record, oracle:rollback, oracle:scheduling, oracle:services, oracle:sessions, oracle:shell, oracle:shuffles, oracle:storage, oracle:submits, oracle:whatif, oracle:yarn, progress, replay, reset, sh, spark-submit, start, test, ui, whatif.",
      "“nonsense” 명령은 없습니다. 있는 명령: bench, book, check, conform, doctor, example, hint, history, kata, kata:check, kata:new, laws:kill, oracle:allocation, oracle:answers, oracle:barriers, oracle:cleaning, oracle:corruption, oracle:doctor, oracle:exclusions, oracle:facts, oracle:fetches, oracle:fuzz, oracle:hdfs, oracle:history, oracle:jvm, oracle:kubernetes, oracle:masters, oracle:mesos, oracle:methods, oracle:metrics, oracle:pages, oracle:record, oracle:rollback, oracle:scheduling, oracle:services, oracle:sessions, oracle:shell, oracle:shuffles, oracle:storage, oracle:submits, oracle:whatif, oracle:yarn, progress, replay, reset, sh, spark-submit, start, test, ui, whatif.",
    ],
  ];
  test.each(wrong)("%s", async (words, line, korean) => {
    const typed = [...words, ...(words[0] === "kata" ? ["once"] : [])];
    const said = await command(root, typed);
    expect(said).toMatchObject({ code: 2, out: "", error: `${line}\n` });
    const again = await command(root, typed, { KINDLING_LANG: "ko" });
    expect(again).toMatchObject({ code: 2, out: "", error: `${korean}\n` });
  });

  const noBelief: [typed: string, advice: string][] = [
    ["all-again", "A belief is called like M-97, as a failing law names it."],
    ["99/01", "Those of kata 99/01 are: M-98."],
    ["99/07", "A belief is called like M-97, as a failing law names it."],
  ];
  test.each(noBelief)("belief %s", async (typed, advice) => {
    const line = `There is no belief “${typed}” to run on. ${advice} Nothing was run.`;
    await expect(beliefOf(root, typed)).rejects.toThrow(line);
  });
});

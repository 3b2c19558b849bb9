/**
 * The loop after a verdict: what the learner's own function did in the whole engine, the question about that run, the answer.
 *
 * In Spark: nothing. On the toy workbook, and once on this one with a wrong rule in a kata. Left out on purpose: a terminal; a person tries
 * that.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { copiedWorkbook } from "./fixtures/copied.ts";
import { command } from "./fixtures/commands.ts";
import { removeToy, toyWorkbook } from "./fixtures/toy.ts";
import { agrees, Question, type Reply } from "./kata-question.ts";
import { linesAtMost, verdictLines } from "./kata-report.ts";
import { keysIn } from "./keys.ts";
import { texts } from "./texts.ts";
import { type Kata, workbookAt } from "./workbook.ts";

const toys: string[] = [];
afterAll(() => toys.forEach(removeToy));

function kept(root: string): string {
  toys.push(root);
  return root;
}

describe("after a verdict", () => {
  const root = kept(toyWorkbook("shows", ["right", "belief", "wrong", "todo"]));

  test("a kata that holds has its report and its question, and the way to the answer", async () => {
    const said = await command(root, ["kata", "99/01", "once"]);
    expect(said.code).toBe(0);
    expect(said.out).toContain(
      [
        "  In the whole engine (4 maps, executor 1 dies):",
        "    your rule ran map 0, 2, 3 again",
        "",
        "  Question: How many map tasks ran again?",
        "  npm run kata 99/01 answer  shows the answer.",
      ].join("\n"),
    );
    expect(said.out).not.toContain("Answer: 3");
  });

  test("the answer is counted from the learner's run, and said in Korean, too", async () => {
    const said = await command(root, ["kata", "99/01", "answer"], { KINDLING_LANG: "ko" });
    expect(said.code).toBe(0);
    expect(said.out).toContain("    다시 실행한 맵: 0, 2, 3\n");
    expect(said.lines.at(-2)).toBe("  질문: 다시 실행된 맵 태스크는 몇 개일까요?");
    expect(said.lines.at(-1)).toBe("  답: 3 (이번 실행의 이벤트로 센 값)");
  });

  test("wrong rules have reports of their own within their fifteen lines, and no question", async () => {
    const said = await command(root, ["kata", "99/03", "once"]);
    expect(said.code).toBe(1);
    expect(said.lines.length).toBeLessThanOrEqual(linesAtMost);
    expect(said.out).not.toContain("Question");
    expect(said.lines.at(-1)).toBe("  In the whole engine: your rule ran map 0, 2 again");
    const answer = await command(root, ["kata", "99/04", "answer"]);
    expect(answer.lines.at(-1)).toBe("  The question comes when the kata holds.");
  });

  test("while watching, an answer is typed and compared, and Enter alone goes to the next kata", async () => {
    const said = await command(root, ["kata", "99/01"], {}, "two\n2\n 3 tasks\n\nq\n");
    expect(said.code).toBe(0);
    expect(said.out).toContain("Type your answer and press Enter. ?: show the answer\n");
    const after = said.lines.slice(said.lines.findIndex((line) => line.startsWith("Watching")));
    expect(after.slice(1, 5)).toEqual([
      "  Not yet: the events of your run do not say “two”. Try again, or ? shows it.",
      "  Not yet: the events of your run do not say “2”. Try again, or ? shows it.",
      "  Right: 3, counted from the events of your run.",
      expect.stringMatching(/^✗ 99\/02 what to resubmit/),
    ]);
    expect(after.at(-3)).toBe("  In the whole engine: your rule ran map 0, 1, 2, 3 again");
  });
});

describe("a kata that could not run says why, where, and what to do", () => {
  const root = kept(toyWorkbook("obstacles", ["right", "right", "types", "right", "right"]));
  const file = (number: number): string => `katas/99-toy/0${number}-resubmit.ts`;
  const change = (number: number, changed: (text: string) => string): void => {
    const path = join(root, file(number));
    writeFileSync(path, changed(readFileSync(path, "utf8")));
  };
  change(1, (text) => `${text}const none: readonly string[] = [];\nconst one = none[0]!.length;\n`);
  change(2, (text) => `import { readFileSync } from "node:fs";\n${text}`);
  rmSync(join(root, file(4)));

  const told: [what: string, id: string, lines: string[]][] = [
    [
      "what it throws while it is loaded",
      "99/01",
      [
        "could not run: it throws while it is loaded",
        "  Cannot read properties of undefined (reading 'length')",
        `  ${file(1)}:15:`,
        "    15 │ const one = none[0]!.length;",
        "  again  npm run kata 99/01 ",
      ],
    ],
    [
      "the module that a kata may not import",
      "99/02",
      [
        "could not run: it imports what a kata may not",
        "  A kata may not import “node:fs”. Everything that you need is imported already.",
        `  ${file(2)}:1:1`,
        `    1 │ import { readFileSync } from "node:fs";`,
      ],
    ],
    [
      "the file that is gone, and the command that brings it back",
      "99/04",
      [
        "could not run: its file is missing",
        `  ${file(4)} is not there. npm run reset 99/04 brings back`,
        "  again  npm run reset 99/04 ",
      ],
    ],
  ];
  test.each(told)("%s", async (_what, id, lines) => {
    const said = await command(root, ["kata", id, "once"]);
    expect(said.code).toBe(1);
    expect(lines.filter((line) => !said.out.includes(line))).toEqual([]);
  });

  test("the function that is not exported", () => {
    const kata = workbookAt(root).katas[0] as Kata;
    const voice = { language: "en", say: texts.en } as const;
    const verdict = { kata, state: "could not run", obstacle: "export", laws: [] } as const;
    const lines = verdictLines(verdict, undefined, voice).join("\n");
    expect(lines).toContain("could not run: the function to fill is not exported");
    expect(lines).toContain(`${file(1)} has to say: export const …`);
    expect(lines).toContain("npm run reset 99/01 brings back");
  });

  test("all types that do not fit, in words; console is no stranger", async () => {
    const lines = [
      "console.log(one, typeof lost);",
      "const none = outputs[7].map;",
      "const told: Lost = none;",
      "const size: string = outputs.length;",
      "const big: string = outputs.length;",
      "const all = outputs.every((each) => each.mop);",
    ];
    change(5, (text) =>
      text.replace(/return .*;/, `${lines.join("\n  ")}\n  return outputs.map((one) => one.map);`),
    );
    const { lines: said } = await command(root, ["kata", "99/05", "once"]);
    expect(said.length).toBeLessThanOrEqual(linesAtMost);
    const told = said.filter((line) => /\(TS\d+\)$|^ {2}and/.test(line));
    expect(told).toEqual([
      "  there is nothing called one here. Did you mean none? (TS2552)",
      "  what to take instead (TS2532)",
      "  and 4 more in katas/99-toy/05-resubmit.ts: line 12, 13, 14, 15",
    ]);
  });

  test("types that do not fit, and watching ends with the very same lines", async () => {
    const once = await command(root, ["kata", "99/03", "once"]);
    expect(once.lines.slice(0, 4)).toEqual([
      "! 99/03 what to resubmit · could not run: the types do not fit",
      "",
      "  wanted here: number; this is: string (TS2322)",
      `  ${file(3)}:10:9`,
    ]);
    const watched = await command(root, ["kata", "99/03"], {}, "q\n");
    expect(watched.out).toContain(once.out);
  });
});

test("a wrong rule in a real kata prints what that rule did in the whole engine", async () => {
  const wrong = "solutions/15-life-cycle/07-what-to-resubmit/wrong/m-09-all-again.ts";
  const text = readFileSync(join(import.meta.dirname, "../..", wrong), "utf8");
  const kata = "katas/15-life-cycle/07-what-to-resubmit.ts";
  const root = kept(copiedWorkbook("real", kata, text));
  const said = await command(root, ["kata", "15/07", "once"]);
  expect(said.code).toBe(1);
  expect(said.lines[0]).toMatch(/^✗ 15\/07 what to resubmit · a map task runs again exactly/);
  // Spark's rule runs 16 tasks in this very run, two map tasks and two reduce tasks again.
  expect(said.out).toContain(
    "In the whole engine: your rule for losses ran 2 jobs, 5 stages (none skipped) and 20 tasks,",
  );
});

describe("an answer", () => {
  const same: [typed: string, answer: string, agree: boolean][] = [
    ["12", "12", true],
    [" 012 tasks ", "12", true],
    ["12개", "12", true],
    ["１２", "12", true],
    ["1,024 bytes", "1024", true],
    ["1024.0", "1024", true],
    ["12 of 13", "12", false],
    ["-12", "12", false],
    ["112", "12", false],
    ["twelve", "12", false],
    ["worker 3", "Worker-3", true],
    ["`WORKER-3`.", "worker-3", true],
    ["worker-4", "worker-3", false],
    ["3", "worker-3", false],
    ["", "0", false],
  ];
  test.each(same)("%j for %j: %j", (typed, answer, agree) => {
    expect(agrees(typed, answer)).toBe(agree);
  });

  const replies = (text: string, question: Question): (Reply | undefined)[] =>
    keysIn(text, true).map((key) => question.take(key));

  test("takes letters that are keys once it is begun, and gives the others back", () => {
    const question = new Question("three q");
    expect(replies("h q\r", question)).toEqual([undefined, undefined, undefined, undefined]);
    expect(replies("thr", question)).toEqual(["written", "written", "written"]);
    expect(replies("\u007fRee q", question).at(-1)).toBe("written");
    expect(question.typed()).toBe("thRee q");
    expect(replies("\u0003", question)).toEqual([undefined]);
    expect(replies("\r", question)).toEqual(["right"]);
    expect(question.isOpen()).toBe(false);
    expect(replies("x\r", question)).toEqual([undefined, undefined]);
  });

  test("is no more asked for once it was looked up", () => {
    const question = new Question("3");
    expect(replies("4\r?4\r", question)).toEqual([
      "written",
      "not yet",
      "shown",
      undefined,
      undefined,
    ]);
  });
});

/**
 * A reader's program is made ready without moving a line, and each fault names the line that the reader sees.
 *
 * In Spark: a compiler's messages. Left out on purpose: running it; `examples.test.ts` does.
 */
import { expect, test } from "vitest";
import { taken } from "../../book/build/example-files.ts";
import { faultOf, prepare, ProgramFault } from "../../book/theme/live/program.ts";

const engine = "http://127.0.0.1/assets/kindling-engine.js";

const faultIn = (text: string): ProgramFault => {
  try {
    prepare(text, "mine.ts", engine);
  } catch (thrown) {
    if (thrown instanceof ProgramFault) return thrown;
  }
  throw new Error("no fault was found");
};

test("types go, lines stay, and imports of the engine lead to its module", () => {
  const text = `import { submit } from "#engine/index";\ninterface A { a: number }\n\nconst f = (a: A): number => a.a;\nexport { f, submit };`;
  const lines = prepare(text, "mine.ts", engine).split("\n");
  expect(lines[0]).toContain(`import { submit } from "${engine}"`);
  expect(lines[3]).toContain("a.a");
  expect(lines[3]).not.toContain("number");
  expect(lines.at(-1)).toBe("//# sourceURL=mine.ts");
});

test("a syntax error names its line", () => {
  expect(faultIn(`const a = 1;\nconst = 2;`).line).toBe(2);
});

test("an import of anything but the engine is refused by name and line", () => {
  const fault = faultIn(`const a = 1;\nimport { chain } from "lodash";\nchain(a);`);
  expect(fault.line).toBe(2);
  expect(fault.message).toContain("lodash");
});

test("what a program throws is one line with the line of the program", () => {
  const error = new RangeError("too much\nand more");
  error.stack =
    "RangeError: too much\n    at inner (http://x/kindling-engine.js:1:99)\n    at mine.ts:7:3";
  expect(faultOf(error, "mine.ts")).toEqual({ message: "RangeError: too much", line: 7 });
  expect(faultOf("just text", "mine.ts")).toEqual({ message: "just text", line: undefined });
});

test("a reader's text is the file without its doc comment and without the marks of regions", () => {
  const file = `/** What it is. */\nimport x;\n\n// #region program\n\nlet a;\nlet b;\n// #endregion\n\n// #region report\nprint;\n// #endregion\n`;
  const { text, regions } = taken(file);
  expect(text.split("\n")).toEqual(["import x;", "", "", "let a;", "let b;", "", "print;"]);
  expect(regions.get("program")).toEqual({ text: "let a;\nlet b;", firstLine: 4 });
  expect(regions.get("report")).toEqual({ text: "print;", firstLine: 7 });
});

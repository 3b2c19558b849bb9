/**
 * The pass on JavaScript: that the driver's program does what it did before, what is reported, and what is refused.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { passRuntime } from "../../engine/foundation/closures.ts";
import { roleBeside, roleOf } from "../../engine/pass/files.ts";
import { transformProgramForPage } from "../../engine/pass/page.ts";
import { transformClosures } from "../../engine/pass/transform.ts";
import { snippets } from "./snippets.ts";

const given = { file: "snippet.js", program: true };

/** What a piece of code tells by `out`. */
function told(code: string): string {
  const seen: unknown[] = [];
  const body = `"use strict";${code.replace(/^import\{[^;]*;/, "")}`;
  const run = new Function("out", "$$r", body) as (...all: unknown[]) => void;
  run((...all: unknown[]) => seen.push(all), passRuntime);
  return JSON.stringify(seen, (_key, part: unknown) => (part === undefined ? "undefined" : part));
}

describe("rewriting changes nothing on the driver", () => {
  test.for(Object.entries(snippets))("%s", ([, code]) => {
    const done = transformClosures(code, given);
    expect(done.code).toContain("$$g");
    expect(told(done.code)).toBe(told(code));
    expect(done.code.split("\n").length).toBe(code.split("\n").length);
  });

  test("there are at least twenty snippets, and they tell something", () => {
    expect(Object.keys(snippets).length).toBeGreaterThanOrEqual(20);
    for (const code of Object.values(snippets)) expect(told(code)).not.toBe("[]");
  });

  test("newer syntax, a shebang and comments come through", () => {
    const code =
      "#!/usr/bin/env node\nconst k = 1;\n{ using a = null; const f = () => k; f() }\n// end";
    const done = transformClosures(code, given);
    expect(done.code.startsWith("#!/usr/bin/env node\nimport{")).toBe(true);
    expect(done.code).toContain("() => $$g.k");
    expect(done.code.endsWith("\n// end")).toBe(true);
  });
});

describe("reports", () => {
  const skippedIn = (code: string) =>
    transformClosures(code, given).skipped.map(({ line, reason }) => `${line}: ${reason}`);

  test("functions that cannot be shipped are listed with line and reason", () => {
    expect(skippedIn("let n = 1\nconst f = () => eval('n')")).toEqual([
      "2: it calls eval directly, so its names cannot be known",
    ]);
    expect(skippedIn("function F() {\n return () => new.target }")).toEqual([
      "2: it uses new.target of the function around it",
    ]);
    expect(skippedIn("class A { m() {\n return () => super.m() } }")).toEqual(["2: it uses super"]);
    expect(skippedIn("const f = (")).toEqual([
      expect.stringMatching(/^1: the file cannot be read/),
    ]);
  });

  test("a method that assigns a captured variable is reported, a shipped function is not", () => {
    const code =
      "let n = 0\nclass A { inc() {\n n += 1 } own() { let m = 0; m += 1 } }\nconst f = () => { n += 1 }";
    expect(skippedIn(code)).toEqual([
      "3: a method goes by reference: its assignment to 'n' reaches the driver's variable",
    ]);
  });

  test("a name beginning with $$ is refused with its place", () => {
    expect(() => transformClosures("const a = 1\nconst $$e = 2", given)).toThrow(
      "snippet.js:2: the name $$e begins with $$",
    );
    expect(() => transformClosures("export const f = () => $$missing", given)).toThrow(
      "snippet.js:1",
    );
    expect(transformClosures("export const f = (o) => o.$$typeof", given).skipped).toEqual([]);
  });

  test("sites tell the lines, names, writes and imports", () => {
    const code =
      'import { pick } from "some-package"\nlet n = 0\nconst add = (x) => { n += pick(x) }';
    expect(transformClosures(code, { ...given, lineOf: (line) => line + 10 }).sites).toEqual([
      {
        file: "snippet.js",
        line: 13,
        name: "add",
        module: ["n"],
        writes: ["n"],
        imports: [["pick", "some-package", "pick"]],
      },
    ]);
  });

  test("code without functions or classes comes back as it was", () => {
    const done = transformClosures("export const a = 1\n", given);
    expect([done.code, done.map]).toEqual(["export const a = 1\n", undefined]);
  });
});

describe("hosts", () => {
  test("programs, their modules and everything else are told apart", () => {
    expect(roleOf("chapters/15-life-cycle/01-words.test.ts")).toBe("program");
    expect(roleOf("book/examples/word-count.ts")).toBe("program");
    expect(roleOf("test/scheduler/programs/loss.ts")).toBe("program");
    expect(roleOf("test/closures/programs/modules/tally.ts")).toBe("module");
    for (const path of [
      "engine/rdd/rdd.ts",
      "solutions/15/x/solution.ts",
      "katas/15/x.ts",
      "test/harness/law.ts",
      "test/x.test.ts",
      "chapters/15/data.json",
    ]) {
      expect(roleOf(path)).toBeUndefined();
      if (!path.startsWith("test/x")) expect(roleBeside("a.ts", path)).toBeUndefined();
    }
    expect([roleBeside("my/a.ts", "my/a.ts"), roleBeside("my/a.ts", "my/b.ts")]).toEqual([
      "program",
      "module",
    ]);
    expect(roleBeside("my/a.ts", "my/node_modules/x/index.js")).toBeUndefined();
    // What a command of ours submits is a user's program, although it lies below the engine.
    expect(roleBeside("engine/node/a.ts", "engine/node/programs/b.ts")).toBe("module");
    expect(roleBeside("engine/node/a.ts", "engine/node/b.ts")).toBeUndefined();
  });

  test("a page's program keeps its lines and names itself", () => {
    const code = "let n = 0;\nout(() => n,\n  [1].map((x) => x + n));";
    const done = transformProgramForPage(code, "program.ts", "/runtime.js");
    expect(done.code.split("\n").length).toBe(4);
    expect(done.code).toMatch(/^import\{passRuntime as \$\$r\}from"\/runtime\.js";/);
    expect(done.code).toMatch(/\n\/\/# sourceURL=program\.ts$/);
    expect(done.sites.map(({ line }) => line)).toEqual([2, 3]);
    expect(told(done.code)).toBe(told(code));
  });
});

/** A library, wholly transformed, and something to do with it. */
interface Library {
  readonly folder: string;
  readonly entry: string;
  readonly work: (library: Record<string, Function>) => unknown;
}
type Made = Record<string, (...all: unknown[]) => unknown>;

const root = fileURLToPath(new URL("../../", import.meta.url));
const sample = readFileSync(`${root}engine/pass/select.ts`, "utf8");
const plainSample = readFileSync(`${root}node_modules/magic-string/dist/index.mjs`, "utf8").slice(
  0,
  4_000_000,
);
const libraries: Readonly<Record<string, Library>> = {
  acorn: {
    folder: "acorn/dist",
    entry: "acorn.mjs",
    work: ({ parse }) => parse?.(plainSample, { ecmaVersion: "latest", sourceType: "module" }),
  },
  "magic-string": {
    folder: "magic-string/dist",
    entry: "index.mjs",
    work: (library) => {
      const text = new (library["default"] as unknown as new (text: string) => Made)(sample);
      text["update"]?.(10, 20, "changed");
      text["move"]?.(30, 40, 5);
      text["appendLeft"]?.(50, "more");
      return [String(text), text["generateMap"]?.({ hires: true })];
    },
  },
  sucrase: {
    folder: "sucrase/dist/esm",
    entry: "index.js",
    work: ({ transform }) => transform?.(sample, { transforms: ["typescript", "imports"] }),
  },
  "smol-toml": {
    folder: "smol-toml/dist",
    entry: "index.js",
    work: ({ parse, stringify }) => {
      const text = stringify?.({
        a: [1, 2.5, "x"],
        b: { c: true, d: [{ e: 1 }, { e: 2 }] },
      }) as string;
      return [text, parse?.(text)];
    },
  },
  yaml: {
    folder: "yaml/browser/dist",
    entry: "index.js",
    work: ({ parse, stringify }) => {
      const text = "a: &x [1, 2.5, ~]\nb: {c: *x, d: 'e'}\nf: |\n  g\n  h\n";
      return [parse?.(text), stringify?.(parse?.(text))];
    },
  },
  entities: {
    folder: "entities/dist",
    entry: "index.js",
    work: ({ decodeHTML, encodeHTML }) => [
      decodeHTML?.("&lt;a&gt; &eacute;&amp;&#8364;"),
      encodeHTML?.("é < € &"),
    ],
  },
};

describe("published libraries, wholly transformed, give the same results", () => {
  const scratch = mkdtempSync(join(tmpdir(), "closures-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  /** Writes a transformed copy of a folder and answers how many functions were shipped. */
  function transformed(folder: string, to: string): number {
    let sites = 0;
    for (const path of readdirSync(`${root}node_modules/${folder}`, {
      recursive: true,
      encoding: "utf8",
    })) {
      if (!/\.m?js$/.test(path) || path.includes("commonjs")) continue;
      const published = readFileSync(`${root}node_modules/${folder}/${path}`, "utf8");
      // The maps stay behind, and Vite would look for them.
      const code = published.replace(/\/\/# sourceMappingURL=.*/g, "");
      const runtimePath = `${root}engine/foundation/closures.ts`;
      const done = transformClosures(code, { file: path, program: false, runtime: runtimePath });
      sites += done.sites.length;
      mkdirSync(dirname(join(to, path)), { recursive: true });
      writeFileSync(
        join(to, path),
        done.code.replaceAll('"@jridgewell/sourcemap-codec"', JSON.stringify(codec)),
      );
    }
    return sites;
  }
  const codec = `${root}node_modules/@jridgewell/sourcemap-codec/dist/sourcemap-codec.mjs`;

  test.for(Object.entries(libraries))("%s", async ([name, { folder, entry, work }]) => {
    const to = join(scratch, name);
    expect(transformed(folder, to)).toBeGreaterThan(5);
    const before = (await import(
      /* @vite-ignore */ `${root}node_modules/${folder}/${entry}`
    )) as Record<string, Function>;
    const after = (await import(/* @vite-ignore */ join(to, entry))) as Record<string, Function>;
    const text = (value: unknown): string =>
      JSON.stringify(value, (_key, part: unknown) =>
        typeof part === "bigint" ? String(part) : part,
      );
    expect(text(work(after)) === text(work(before))).toBe(true);
    expect(text(work(before)).length).toBeGreaterThan(20);
  });
});

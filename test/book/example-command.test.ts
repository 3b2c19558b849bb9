/**
 * `npm run example`: right input is counted and leaves its files; wrong input is one line, changes nothing and is code 2.
 *
 * In Spark: run-example. Left out on purpose: each mistake in a process of its own; most are asked of the functions.
 */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstBadByte, inputFiles } from "../../engine/node/example-input.ts";
import type { Language } from "../../engine/foundation/language.ts";
import { wordsOf } from "../../engine/node/example-words.ts";
import { RealDisk } from "../../engine/node/real-disk.ts";
import { WrongWords } from "../../engine/node/wrong-words.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kindling-example-"));
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, "texts"));
  mkdirSync(join(folder, "nothing"));
  write("texts/b.txt", "one two\ntwo 셋\n");
  write("texts/a.txt", "two three\r\n");
  write("texts/_SUCCESS", "not counted");
  write("empty.txt", "");
  write("latin.txt", Uint8Array.from([99, 97, 102, 0xe9, 10]));
  write("a,b.txt", "x");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Typed {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const typed = (...words: string[]): Typed => typedIn("en", words);

function typedIn(language: Language, words: readonly string[]): Typed {
  const parameters = [
    "--import",
    "tsx",
    "--import",
    "./engine/node/register.mjs",
    "engine/node/example.ts",
    ...words,
  ];
  const done = spawnSync(process.execPath, parameters, {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder, KINDLING_LANG: language },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const everything = (at: string): string[] =>
  readdirSync(at, { recursive: true }).map(String).toSorted();

test("a folder is counted on a cluster, and its shuffle files lie where the last lines say", () => {
  const { code, out, err } = typed(
    "word-count",
    "texts",
    "cluster=standalone",
    "keep=kept",
    "top=2",
  );
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/two +3\n/);
  expect(out).toContain("4 different words");
  const kept = everything(join(folder, "kept"));
  expect(kept.filter((name) => name.endsWith(".data")).length).toBeGreaterThan(0);
  expect(kept.filter((name) => name.endsWith(".index")).length).toBe(
    kept.filter((name) => name.endsWith(".ADLER32")).length,
  );
  const log = /event log: (.*)/.exec(out)?.[1] ?? "";
  expect(JSON.parse(readFileSync(join(folder, log), "utf8").split("\n")[0] ?? "")).toMatchObject({
    Event: "SparkListenerLogStart",
  });
});

test("stages, jobs and RDDs are named after the lines of the program, as Spark names them", () => {
  const { out } = typed("word-count", "texts", "keep=named");
  const source = readFileSync(join(root, "engine/node/programs/word-count.ts"), "utf8").split("\n");
  const at = (call: string): string =>
    `${call} at word-count.ts:${source.findIndex((line) => line.includes(`.${call}(`)) + 1}`;
  expect(out).toContain(`job 0: ${at("collect")}, `);
  const log = readFileSync(join(folder, /event log: (.*)/.exec(out)?.[1] ?? ""), "utf8");
  const said = (field: string): string[] => [
    ...new Set(
      [...log.matchAll(new RegExp(`"${field}":"([^"]*)"`, "g"))].map(([, one = ""]) => one),
    ),
  ];
  expect(said("Stage Name")).toEqual([at("map"), at("collect")]);
  expect(said("Callsite").toSorted()).toEqual(
    ["flatMap", "map", "reduceByKey", "textFile"].map(at),
  );
});

test("in Korean every line of the report is Korean, and columns stand under one another", () => {
  const { code, out, err } = typedIn("ko", ["word-count", "texts", "cluster=standalone", "top=4"]);
  expect([code, err]).toEqual([0, ""]);
  const lines = out.trimEnd().split("\n");
  expect(lines[0]).toBe("단어 세기: 파일 2개 (27.0 B), 클러스터 standalone");
  expect(lines.slice(2, 7)).toEqual([
    "  two    3",
    "  one    1",
    "  three  1",
    "  셋     1",
    "  … 서로 다른 단어는 모두 4개",
  ]);
  const told = lines.slice(6).filter((line) => line !== "");
  expect(told.length).toBeGreaterThanOrEqual(7);
  expect(told.filter((line) => !/[가-힣]/.test(line))).toEqual([]);
  expect(out).not.toMatch(/[a-z]+ (of|in|by|the|records|lines|tasks)\b/);
});

test("wrong input is one line, code 2, and nothing changes", () => {
  const before = everything(folder);
  const { code, out, err } = typed("word-count", "text");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe(
    "word-count: no file or folder “text” (did you mean “texts”?). Nothing was run.\n",
  );
  expect(typedIn("ko", ["word-count", "text"])).toEqual({
    code: 2,
    out: "",
    err: "word-count: “text” 파일이나 폴더가 없습니다(혹시 “texts”인가요?). 아무것도 실행하지 않았습니다.\n",
  });
  expect(everything(folder)).toEqual(before);
});

/** What a mistake says in Korean. */
function koreanOf(mistake: () => unknown): string {
  try {
    mistake();
  } catch (thrown) {
    return thrown instanceof WrongWords ? thrown.line.ko : String(thrown);
  }
  return "";
}

test.each([
  [["empty.txt"], "is empty"],
  [["latin.txt"], "is not UTF-8 text: see byte 3"],
  [["nothing"], "holds no files"],
  [["a,b.txt"], "comma"],
  [["texts/a.txt/x"], "cannot be read|no file"],
  [["texts", "texts/a.txt"], "named twice"],
])("%j is refused: %s", (paths, why) => {
  expect(() => inputFiles(paths, folder, root)).toThrow(
    new RegExp(`^word-count: .*(${why}).* Nothing was run\\.$`),
  );
  expect(koreanOf(() => inputFiles(paths, folder, root))).toMatch(
    /^word-count: .*[가-힣].* 아무것도 실행하지 않았습니다\.$/,
  );
});

test.each([
  [[], "say which"],
  [["wordcount"], "did you mean “word-count”"],
  [["word-count", "tpo=3"], "did you mean “top”"],
  [["word-count", "top=0"], "whole number from 1"],
  [["word-count", "--fast"], "no option “--fast”"],
])("the words %j are refused: %s", (words, why) => {
  expect(() => wordsOf(words, {})).toThrow(why);
  expect(koreanOf(() => wordsOf(words, {}))).toMatch(/^(example|word-count): .*[가-힣]/);
});

test("options are bare words, words with dashes, or what npm took for itself", () => {
  expect(
    wordsOf(["word-count", "a", "top=3", "--cluster=local[2]"], { npm_config_keep: "out/x" }),
  ).toEqual({
    paths: ["a"],
    cluster: "local[2]",
    keep: "out/x",
    top: 3,
  });
});

test("without files the book's chapters are counted", () => {
  expect(inputFiles([], root, root).map(({ path }) => path)).toContain("book/en/15-life-cycle.md");
});

test("the first bad byte is found, behind letters of several bytes, too", () => {
  const good = new TextEncoder().encode("가나다 ü");
  expect(firstBadByte(good)).toBeUndefined();
  expect(firstBadByte(Uint8Array.from([...good, 0xff, 97]))).toBe(good.length);
  expect(firstBadByte(Uint8Array.from([97, 0, 98]))).toBe(1);
});

test("a real disk reads, lists, writes and removes below its root, and reads a file once", () => {
  const disk = new RealDisk(folder);
  expect(disk.list("texts")).toEqual(["texts/_SUCCESS", "texts/a.txt", "texts/b.txt"]);
  expect(disk.read("texts")).toBeUndefined();
  expect(disk.read("file:texts/none")).toBeUndefined();
  disk.write("made/part-00000", Uint8Array.from([1, 2]));
  writeFileSync(join(folder, "made/part-00000"), "other");
  expect(disk.read("made/part-00000")).toEqual(Uint8Array.from([1, 2]));
  disk.remove("made/part-00000");
  expect(existsSync(join(folder, "made/part-00000"))).toBe(false);
  expect(disk.read("made/part-00000")).toBeUndefined();
});

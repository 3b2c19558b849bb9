/**
 * What spark-submit reads besides its words: files of properties, patterns of paths, the words of ours.
 *
 * In Spark: java.util.Properties, Hadoop's GlobPattern. Left out on purpose: command lines; submits.test.ts compares those with real Spark.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertiesIn } from "../../engine/deploy/submit/properties.ts";
import { sparkSubmit } from "../../engine/deploy/submit/submission.ts";
import { fixedFolder, isPattern, pathList, patternOf } from "../../engine/foundation/glob.ts";
import { swallowedBy, workersIn } from "../../engine/node/submit-words.ts";

describe("a file of properties", () => {
  const read: [text: string, pairs: [string, string][]][] = [
    ["a b", [["a", "b"]]],
    ["a=b\na:c", [["a", "c"]]],
    ["  a  =  b  ", [["a", "b"]]],
    ["# no\n! no\n\na", [["a", ""]]],
    ["a one \\\n   two", [["a", "one two"]]],
    ["a\\ b c", [["a b", "c"]]],
    ["a=b=c", [["a", "b=c"]]],
    ["a \\u0041\\t.", [["a", "A\t."]]],
    [
      "a C:\\\\x\r\nb 2",
      [
        ["a", "C:\\x"],
        ["b", "2"],
      ],
    ],
  ];
  test.each(read)("%j", (text, pairs) => expect(propertiesIn(text)).toEqual(pairs));

  test("what is written is read, whatever it holds", () => {
    const name = fc.stringMatching(/^[a-z.][A-Za-z0-9.]*$/);
    const value = fc.stringMatching(/^[!-[\]-~]([ -[\]-~]*[!-[\]-~])?$/);
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.constantFrom(" ", "=", ": "), (pairs, between) => {
        const text = Object.entries(pairs).map(([key, one]) => `${key}${between}${one}`);
        fc.pre(!Object.values(pairs).some((one) => /^[=:]/.test(one)));
        expect(Object.fromEntries(propertiesIn(text.join("\n")))).toEqual({ ...pairs });
      }),
    );
  });
});

test("a flag wins over --conf, --conf over the file, the file over the environment", () => {
  const said = fc.option(fc.constantFrom("1g", "2g", "3g", "4g"), { nil: undefined });
  fc.assert(
    fc.property(said, said, said, said, (flag, conf, file, variable) => {
      const key = "spark.executor.memory";
      const words = [
        "--master",
        "spark://m:7077",
        ...(conf === undefined ? [] : ["--conf", `${key}=${conf}`]),
        ...(flag === undefined ? [] : ["--executor-memory", flag]),
        "app.jar",
      ];
      const submission = sparkSubmit(words, {
        env: { SPARK_EXECUTOR_MEMORY: variable },
        defaultsFile: "defaults",
        readFile: () => (file === undefined ? "" : `${key} ${file}`),
      });
      expect(submission.conf[key]).toBe(flag ?? conf ?? file ?? variable);
    }),
  );
});

test("patterns: what is fixed, what fits, which commas part", () => {
  expect(fixedFolder("/a/b/*.txt")).toBe("/a/b");
  expect(fixedFolder("/a/{b,c}/d")).toBe("/a");
  expect(isPattern("/a/\\*.txt")).toBe(false);
  expect(patternOf("/a/*.t?t").test("/a/b.txt")).toBe(true);
  expect(patternOf("/a/*.t?t").test("/a/b/c.txt")).toBe(false);
  expect(patternOf("/a/\\{b}").test("/a/{b}")).toBe(true);
  expect(pathList("/a/{b,c},/d")).toEqual(["/a/{b,c}", "/d"]);
});

test("workers are written as they are meant, and options that npm kept are given back", () => {
  expect(workersIn("2x1x512m")).toEqual({ workers: 2, cores: 1, memory: "512m" });
  expect(workersIn()).toEqual({ workers: 3, cores: 4, memory: "8g" });
  for (const wrong of ["", "3", "0x1x1g", "3x4x8", "3x4x8g "])
    expect(() => workersIn(wrong)).toThrow("3x4x8g");
  expect(swallowedBy({ npm_config_deploy_mode: "cluster" })?.en).toContain("-- --deploy-mode");
  expect(swallowedBy({ npm_config_version: "true", npm_config_registry: "x" })).toBeUndefined();
});

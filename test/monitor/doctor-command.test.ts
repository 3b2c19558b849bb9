/** `npm run doctor` as a person types it: what is printed, in which language, and the exit codes. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { command, type Said } from "../harness/fixtures/commands.ts";

const root = join(import.meta.dirname, "../..");
const log = (name: string): string => join(import.meta.dirname, "doctor-logs", name);

const doctor = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  command(root, ["doctor", ...words], { KINDLING_LANG: "en", ...environment });

const oneLine = ({ error }: Said): string => {
  const lines = error.trim().split("\n");
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
};

test("a healthy log is called healthy in the first line, and the exit code is 0", async () => {
  const said = await doctor([log("healthy-join.zstd")]);
  expect([said.code, said.error]).toEqual([0, ""]);
  expect(said.lines[0]).toMatch(/^Healthy: /);
});

test("findings stand under the verdict in the reader's language, and the exit code is 1", async () => {
  const [english, korean] = await Promise.all([
    doctor([log("skew.zstd")]),
    doctor([log("skew.zstd")], { KINDLING_LANG: "ko" }),
  ]);
  expect([english.code, korean.code]).toEqual([1, 1]);
  expect(english.out).toContain("[serious] Skew");
  expect(english.out).toMatch(/stage \d+\.0/);
  expect(english.out).toContain("chapter 13");
  expect(korean.out).toContain("[심각] 데이터 치우침(skew)");
  expect(korean.out).toContain("13장");
});

test("--json says the same for machines", async () => {
  const said = await doctor([log("skew.zstd"), "--json"]);
  expect(said.code).toBe(1);
  expect(JSON.parse(said.out)).toMatchObject({
    isHealthy: false,
    findings: [{ kind: "skew", severity: "serious", where: { attemptId: 0 } }],
  });
});

test("wrong input gets one line and the exit code 2", async () => {
  const wrong = [[], ["no-such-log"], [log("manifest.json")], [log("")], ["--yaml"], ["a", "b"]];
  const all = await Promise.all(wrong.map((words) => doctor(words)));
  for (const said of all) {
    expect(said.code).toBe(2);
    expect(said.out).toBe("");
    oneLine(said);
  }
});

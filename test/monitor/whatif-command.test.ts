/** `npm run whatif` as a person types it: what is printed, in which language, and the exit codes. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { command, type Said } from "../harness/fixtures/commands.ts";

const root = join(import.meta.dirname, "../..");
const log = (name: string): string => join(import.meta.dirname, name);
const skewed = log("whatif-logs/burnSkew-1x1.zstd");

const ask = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  command(root, ["whatif", ...words], { KINDLING_LANG: "en", ...environment });

test("each cluster is answered with intervals, then the critical path, in the reader's language", async () => {
  const words = [skewed, "--executors", "2,4", "--cores", "1"];
  const [english, korean] = await Promise.all([ask(words), ask(words, { KINDLING_LANG: "ko" })]);
  expect([english.code, english.error, korean.code]).toEqual([0, "", 0]);
  expect(english.lines[0]).toMatch(/^Measured: 1 × 1/);
  const interval = String.raw`[\d.]+ s \([\d.]+ s … [\d.]+ s\)`;
  for (const name of ["since the first job", "whole application", "not below", "list scheduling"])
    expect(
      english.lines.filter((line) => new RegExp(`^  ${name} +${interval}$`).test(line)),
    ).toHaveLength(2);
  expect(english.out).toContain("4 executors × 1 core\n");
  expect(english.out).toMatch(/stage 1 \(sum at WhatIf.scala:\d+\), task 3/);
  expect(korean.lines[0]).toMatch(/^측정한 실행: 1 × 1/);
  expect(korean.out).toContain("임계 경로(critical path)");
});

test("--json says the same for machines", async () => {
  const said = await ask([skewed, "--executors", "2", "--json"]);
  expect(said.code).toBe(0);
  expect(JSON.parse(said.out)).toMatchObject({
    measured: { executors: 1, cores: 1 },
    estimates: [{ executors: 2, cores: 1, application: {}, lowerBound: {}, simple: {} }],
  });
});

const oneLine = ({ error }: Said): string => {
  const lines = error.trim().split("\n");
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
};

test("wrong input gets one line and the exit code 2", async () => {
  const wrong = [
    [],
    [skewed],
    [skewed, "--executors", "0"],
    [skewed, "--executors", "2", "--cores", "0"],
    [skewed, "--executors", "two"],
    [skewed, "--executors", "2,,4"],
    [skewed, "--executors", "-2"],
    [skewed, "--executors", "2", "--yaml"],
    ["no-such-log", "--executors", "2"],
    [log("whatif-logs/manifest.json"), "--executors", "2"],
    [log("whatif-logs"), "--executors", "2"],
    [log("doctor-logs/healthy-join.zstd"), "--executors", "2"],
    [skewed, skewed, "--executors", "2"],
  ];
  const all = await Promise.all(wrong.map((words) => ask(words)));
  for (const [at, said] of all.entries()) {
    expect([said.code, said.out], String(wrong[at])).toEqual([2, ""]);
    oneLine(said);
  }
});

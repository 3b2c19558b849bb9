/**
 * The wiring guard: the laws of the project `katas` meet the learner's files, those of `reference` the solutions.
 *
 * In Spark: nothing. A wrong condition in vitest.config.ts would silently test the solutions; this notices.
 */
import { subject } from "#kata/subject";
import { expect, test } from "vitest";

test("the import #kata leads where this project says", () => {
  expect(process.env["SUBJECT"]).toBeDefined();
  expect(subject).toBe(process.env["SUBJECT"]);
});

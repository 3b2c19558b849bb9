/** Programs as data: what is recorded is what stands in the tables today, every draw is well typed, and its Scala text is complete. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typesOf } from "./check.ts";
import { IllTyped } from "./typing.ts";
import { generate } from "./generate.ts";
import { leaks } from "./observation.ts";
import { inputsOf, type Program } from "./program.ts";
import { allPrograms, seeds } from "./programs.ts";
import { readRecordings } from "./read.ts";
import { scalaFile } from "./scala.ts";

const wide = /Key$|oin$|^distinct|^repartition|^partitionBy|^cogroup|^sortBy/;
const shuffles = (program: Program): number =>
  program.steps.filter(
    (step) =>
      step.do === "let" &&
      (wide.test(step.op) || (step.op === "coalesce" && step.shuffle === true)),
  ).length;

describe("programs", () => {
  test("every program has a recording of itself, and every recording a program", () => {
    const recorded = new Map(
      readRecordings().map((recording) => [recording.program.name, recording]),
    );
    const programs = allPrograms();
    expect([...recorded.keys()].sort()).toEqual(programs.map((program) => program.name).sort());
    for (const program of programs)
      expect(recorded.get(program.name)?.program).toEqual(JSON.parse(JSON.stringify(program)));
  });

  test("there are 144 cells and at least 16 draws, all of Spark 3.5.3, and no recording tells of a machine", () => {
    const recordings = readRecordings();
    expect(
      recordings.filter(({ program }) => program.group !== "edge" && program.group !== "drawn"),
    ).toHaveLength(144);
    expect(seeds.length).toBeGreaterThanOrEqual(16);
    expect(new Set(recordings.map(({ spark }) => spark))).toEqual(new Set(["3.5.3"]));
    for (const recording of recordings) expect(leaks(JSON.stringify(recording))).toEqual([]);
  });

  test("a draw is well typed, the same for its seed, and has one to four shuffles and several actions", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const program = generate(seed);
        expect(typesOf(program).actions.size).toBeGreaterThanOrEqual(2);
        expect(generate(seed)).toEqual(program);
        expect(shuffles(program)).toBeGreaterThanOrEqual(1);
        expect(shuffles(program)).toBeLessThanOrEqual(4);
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });

  test("draws share parents and use every operator", () => {
    const drawn = Array.from({ length: 300 }, (_, at) => generate(at + 1));
    const sharing = drawn.filter((program) => {
      const used = program.steps.flatMap((step) => (step.do === "let" ? [...inputsOf(step)] : []));
      return new Set(used).size < used.length;
    });
    expect(sharing.length / drawn.length).toBeGreaterThan(0.4);
    const used = new Set(
      drawn.flatMap((program) =>
        program.steps.flatMap((step) => (step.do === "let" ? [step.op] : [])),
      ),
    );
    for (const op of [
      "join",
      "cogroup",
      "subtractByKey",
      "sortBy",
      "sortByKey",
      "zipWithIndex",
      "coalesce",
      "union",
      "textFile",
      "aggregateByKey",
    ])
      expect(used).toContain(op);
  });

  test("a program that Scala would not compile is refused", () => {
    const one = {
      do: "let",
      name: "a",
      op: "parallelize",
      type: "Int",
      data: [1],
      slices: 1,
    } as const;
    expect(() =>
      typesOf({ steps: [one, { do: "let", name: "b", op: "groupByKey", on: ["a"] }] }),
    ).toThrow(IllTyped);
    expect(() =>
      typesOf({ steps: [one, { do: "let", name: "b", op: "map", fn: "length", on: ["a"] }] }),
    ).toThrow(IllTyped);
    expect(() =>
      typesOf({ steps: [one, { do: "let", name: "b", op: "map", fn: "addOne", on: ["c"] }] }),
    ).toThrow(IllTyped);
    expect(() => typesOf({ steps: [one, one] })).toThrow(IllTyped);
  });

  test("the Scala text has an object for each program and no place left to fill", () => {
    const text = scalaFile(allPrograms());
    expect(text.match(/^object P\d+ extends Program/gm)).toHaveLength(allPrograms().length);
    expect(text).not.toMatch(/\$[TR]\b|undefined|\[object/);
  });
});

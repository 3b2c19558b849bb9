/**
 * Every kata is whole (see harness/kata-checks.ts), and the checks see one that is not.
 *
 * In Spark: nothing. Katas that a learner has begun keep their laws and beliefs under test; only their stub is gone.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodies, removeToy, toyWorkbook } from "./harness/fixtures/toy.ts";
import { cardOf } from "./harness/kata-card.ts";
import { brief, faultsOf, whole } from "./harness/kata-checks.ts";
import { type Signature, signaturesOf } from "./harness/kata-types.ts";
import { typeFaults } from "./harness/type-check.ts";
import { workbookAt } from "./harness/workbook.ts";

const root = join(import.meta.dirname, "..");
const { katas: all, chapters } = workbookAt(root);
/** `npm run kata:check 12/01` asks for some of them. */
const asked = process.env["KINDLING_KATAS_CHECKED"];
const wanted = asked?.split(",") ?? [];
const katas = all.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

test.each(katas.map((kata) => [kata.id, kata] as const))("kata %s is whole", async (_id, kata) => {
  expect(await faultsOf(root, kata, asked === undefined ? brief : whole)).toEqual([]);
});

test("every untouched kata fits its types", async () => {
  const untouched = katas.filter((kata) => kata.untouched);
  const faults = await typeFaults(
    root,
    untouched.map(({ file }) => file),
  );
  expect([...faults.values()]).toEqual([]);
});

/** Which of the texts of a union the compiler names first depends on which file it saw first. */
const inOrder = (words: string): string =>
  words.replace(/"[^"]+"(?: \| "[^"]+")+/g, (union) => union.split(" | ").toSorted().join(" | "));

describe("the head of every untouched kata", () => {
  const untouched = katas.filter((kata) => kata.untouched);
  const known = [
    ["solutions/15-life-cycle/02-cut-stages/solution.ts", "cutStages"],
    ["solutions/15-life-cycle/09-driver-place/solution.ts", "placeDriver"],
    ["solutions/15-life-cycle/07-what-to-resubmit/solution.ts", "mapTasksToResubmit"],
  ] as const;
  let signatures: ReadonlyMap<string, Signature>;
  beforeAll(async () => {
    const cards = await Promise.all(untouched.map((kata) => cardOf(root, kata)));
    const holes = untouched.map(({ file }, at) => [file, cards[at]?.policy ?? ""] as const);
    signatures = signaturesOf(root, new Map([...holes, ...known]));
  });

  test("says what the function is given and what it answers, as the types say it", () => {
    expect(signatures.size).toBe(untouched.length + known.length);
    const unsaid = untouched.flatMap(({ id, file }) => {
      const { get, answer } = signatures.get(file) as Signature;
      const head = readFileSync(join(root, file), "utf8").split("*/", 1)[0] ?? "";
      const words = head.replace(/\n \*/g, " ").replace(/\s+/g, " ");
      const wanted = `You get · 받는 것: ${get} You answer · 답할 것: ${answer}`;
      const isSaid = inOrder(words).includes(` ${inOrder(wanted)} `);
      return isSaid ? [] : [`${id}: the head is to say “${wanted}”`];
    });
    expect(unsaid).toEqual([]);
  });

  test("is compared with types in words: brands, unions, types that hold themselves", () => {
    const [cut, place, resubmit] = known.map(([file]) => signatures.get(file));
    expect(cut?.get).toBe(
      'rdd: RddView { id: number, operation: string, numPartitions: number, dependencies: { kind: "narrow" | "shuffle", rdd: RddView, shuffleId?: number }[] }',
    );
    expect(place?.answer).toBe(
      '{ on: "submitter" | "worker" | "nowhere yet" | "refused", id?: string, because?: string }',
    );
    expect(resubmit?.get).toMatch(/, lost: \{ executorId: string, host: string \| undefined \}$/);
  });
});

test("katas are numbered without a gap, each in the chapter of its number", () => {
  for (const { number, name } of chapters) {
    const own = all.filter(({ id }) => id.startsWith(`${number}/`));
    expect(own.map(({ id }) => id)).toEqual(
      own.map((_kata, index) => `${number}/${String(index + 1).padStart(2, "0")}`),
    );
    expect(own.every((kata) => kata.name.startsWith(`${name}/`))).toBe(true);
  }
});

describe("a kata that is not whole is seen", () => {
  const stub = "katas/99-toy/01-resubmit.ts";
  const solution = "solutions/99-toy/01-resubmit";
  const wrong = `${solution}/wrong/m-98-all-again.ts`;
  const laws = "chapters/99-toy/kata-01-resubmit.test.ts";
  const other = `${solution}/other.ts`;
  type Change = (text: string) => string;
  const spoilt: [what: string, file: string, change: Change, fault: string][] = [
    [
      "a stub that answers",
      stub,
      (text) => text.replace("throw new Todo", "if (outputs === null) throw new Todo"),
      "is to throw Todo",
    ],
    [
      "a stub that throws something else",
      stub,
      (text) => text.replace("throw new Todo", "if (outputs.length > 9) throw new Todo"),
      "not Todo",
    ],
    ["a statement in one language", stub, (text) => text.replace(/[가-힣]/g, "x"), "in Korean"],
    [
      "a card with two hints",
      `${solution}/kata.ts`,
      (text) => text.replace(/ {4}\{"en":"Keep.*\n/, ""),
      "hints wants three",
    ],
    [
      "a solution that breaks a law",
      `${solution}/solution.ts`,
      (text) => text.replace(bodies.right, bodies.wrong),
      "the solution breaks",
    ],
    [
      "a belief that nothing kills",
      wrong,
      (text) =>
        text
          .replace("=> outputs.map", "=> outputs.filter((one) => one.executor === lost).map")
          .replace("(outputs)", "(outputs, lost)"),
      "holds on it",
    ],
    [
      "a belief that changes its input",
      wrong,
      (text) => text.replace("outputs.map(", "(outputs as { map: number }[]).splice(0).map("),
      "could not run",
    ],
    [
      "a belief under another number",
      wrong,
      (text) => text.replace(`"M-98"`, `"M-99"`),
      "its belief is M-99",
    ],
    [
      "a law that does not name the belief",
      laws,
      (text) => text.replace(`kills: ["M-98"]`, `kills: ["x"]`),
      "does not name M-98",
    ],
    [
      "another solution that breaks a law",
      other,
      (text) => text.replace("executor === lost", "executor === lost && one.map < 5"),
      "the other solution breaks",
    ],
    [
      "another solution that is the solution",
      other,
      (text) => text.replace(/const gone[^]*return gone;/, bodies.right),
      "is the solution once more",
    ],
    [
      "another solution that does not say how it differs",
      other,
      (text) => text.replace("way =", "how ="),
      "how it differs",
    ],
    ["no law", laws, () => `import "../../../../../law.ts";\n`, "has no kataLaw"],
  ];

  const toys: string[] = [];
  afterAll(() => toys.forEach(removeToy));

  /** A toy of its own for each case: a module is loaded once. */
  async function faultsAfter(name: string, file: string, change: Change): Promise<string[]> {
    const toy = toyWorkbook(name, ["todo"]);
    toys.push(toy);
    const path = join(toy, file);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    const [kata] = workbookAt(toy).katas;
    return kata === undefined ? ["no kata"] : faultsOf(toy, kata, whole);
  }

  test("a belief that acts as another does, and would be taken for it", async () => {
    const toy = toyWorkbook("twins", ["todo"]);
    toys.push(toy);
    const twin = readFileSync(join(toy, wrong), "utf8").replaceAll("M-98", "M-99");
    writeFileSync(join(toy, wrong.replace("m-98", "m-99")), twin);
    const path = join(toy, laws);
    writeFileSync(path, readFileSync(path, "utf8").replace(`["M-98"]`, `["M-98", "M-99"]`));
    const [kata] = workbookAt(toy).katas;
    const faults = kata === undefined ? [] : await faultsOf(toy, kata, whole);
    expect(faults.join("\n")).toContain("M-99 is taken for M-98");
  });

  test("the toy is whole before it is spoilt", async () => {
    expect(await faultsAfter("whole", stub, (text) => text)).toEqual([]);
  });

  test.each(spoilt)("%s", async (what, file, change, fault) => {
    const faults = await faultsAfter(`spoilt-${what.replaceAll(" ", "-")}`, file, change);
    expect(faults.join("\n")).toContain(fault);
  });
});

/** The law itself under test: what it counts, when it breaks, when it could not be put at all. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shareOf } from "./experiment.ts";
import { law, section } from "./law.ts";
import { type Property, put } from "./law-run.ts";
import type { Subject } from "./trial.ts";

const settings = { seed: 7, runs: 100 };
const small = [fc.nat(1000)] as const;

function property(body: Property["body"], cover: Property["cover"] = {}): Property {
  return { arbitraries: small, cover, body };
}

section({ en: "a law that holds", ko: "성립하는 법칙" }, () => {
  law(
    "a law runs a hundred cases and says what it saw",
    {
      claims: ["HARNESS"],
      ko: "법칙은 백 가지 경우를 돌리고 본 것을 말한다.",
      cover: { even: 30 },
      kills: ["harness"],
    },
    [fc.nat(), fc.string()],
    async (t, number, text) => {
      t.classify("even", number % 2 === 0);
      t.witness(`${number} and ${text.length} letters`, `${number}, 글자 ${text.length}개`);
      await Promise.resolve();
      t.expect(number + text.length).toBeGreaterThanOrEqual(number);
    },
  );
});

describe("the outcome of a law", () => {
  test("counts cases by kind and keeps the witness of the first case of most kinds", async () => {
    const outcome = await put(
      property((t, _subject, [n]) => {
        t.classify("even", Number(n) % 2 === 0);
        t.classify("small", Number(n) < 500);
        t.witness(`n = ${String(n)}`, `수는 ${String(n)}`);
        t.expect(n).toBe(n);
      }),
      undefined,
      settings,
    );
    expect(outcome).toMatchObject({ holds: true, cases: 100, discarded: 0 });
    const kinds = new Map(outcome.kinds);
    expect(kinds.get("even")).toBeGreaterThan(20);
    expect(kinds.get("small")).toBeGreaterThan(20);
    const witnessed = Number(/\d+/.exec(outcome.witness ?? "")?.[0]);
    expect(witnessed % 2).toBe(0);
    expect(witnessed).toBeLessThan(500);
  });

  test("breaks when a declared kind of case is too rare", async () => {
    const rare = property(
      (t, _subject, [n]) => {
        t.classify("huge", Number(n) > 5000);
        t.expect(n).toBe(n);
      },
      { huge: 5 },
    );
    const outcome = await put(rare, undefined, settings);
    expect(outcome).toMatchObject({ holds: false, obstacle: "law failed" });
    expect(outcome.message).toContain("0 of 100, the law declares 5 %");
  });

  test("breaks when more than a fifth of the cases are discarded", async () => {
    const picky = property((t, _subject, [n]) => {
      t.pre(Number(n) % 2 === 0);
      t.expect(n).toBe(n);
    });
    const outcome = await put(picky, undefined, settings);
    expect(outcome).toMatchObject({ holds: false, obstacle: "law failed" });
    expect(outcome.message).toContain("discarded");
  });

  test("breaks when it expects nothing", async () => {
    const outcome = await put(
      property(() => undefined),
      undefined,
      settings,
    );
    expect(outcome).toMatchObject({ holds: false, obstacle: "nothing expected" });
  });

  test("shrinks to the smallest case and tells what that very case said", async () => {
    const broken = property((t, _subject, [n]) => {
      t.say(`the number ${String(n)}`, `수 ${String(n)}`);
      t.compare(
        { yours: String(n), spark: "less than 10" },
        { yours: String(n), spark: "10보다 작음" },
      );
      t.expect(Number(n)).toBeLessThan(10);
    });
    const outcome = await put(broken, undefined, settings);
    expect(outcome.broken).toMatchObject({
      case: "the number 10",
      compare: { yours: "10", spark: "less than 10" },
    });
    expect(outcome.broken?.because).toBe("wanted less than 10, got 10");
    const again = await put(broken, undefined, { ...settings, path: outcome.broken?.path ?? "" });
    expect(again.broken).toMatchObject({ case: "the number 10", shrinks: 0 });
  });

  test("names a law that breaks once and then holds on the same case", async () => {
    let calls = 0;
    const fickle = property((t) => {
      calls += 1;
      t.expect(calls).not.toBe(3);
    });
    const outcome = await put(fickle, undefined, settings);
    expect(outcome).toMatchObject({ holds: false, obstacle: "not deterministic" });
  });
});

describe("the function under test is watched", () => {
  const calls = property((t, subject, [n]) => {
    t.expect((subject as (values: number[]) => unknown)?.([Number(n), 1])).toBeDefined();
  });

  const cases: [name: string, subject: Subject, obstacle: string][] = [
    ["a changed argument", (values: number[]) => values.push(3), "mutated input"],
    [
      "recursion without end",
      function again(values: number[]): number {
        return again(values.slice()) + 1;
      },
      "endless recursion",
    ],
  ];
  test.each(cases)("%s is named", async (_name, subject, obstacle) => {
    const outcome = await put(calls, subject, settings);
    expect(outcome).toMatchObject({ holds: false, obstacle });
  });

  test("an obstacle is seen even if the code around the function swallows it", async () => {
    const swallowing = property((t, subject, [n]) => {
      try {
        (subject as (values: number[]) => unknown)?.([Number(n)]);
      } catch {
        // An engine may do this.
      }
      t.expect(n).toBe(n);
    });
    const outcome = await put(swallowing, (values: number[]) => values.pop(), settings);
    expect(outcome).toMatchObject({ holds: false, obstacle: "mutated input" });
  });

  test("a function that still throws Todo is to do, not broken", async () => {
    class Todo extends Error {
      override name = "Todo";
    }
    const open: Subject = () => {
      throw new Todo("which?");
    };
    expect(await put(calls, open, settings)).toMatchObject({ holds: false, todo: true });
  });
});

test("the share of an experiment comes with its interval", () => {
  expect(shareOf({ held: 50, runs: 100 })).toEqual({ share: 50, low: 40.4, high: 59.6 });
  expect(shareOf({ held: 100, runs: 100, against: "none" })).toEqual({
    share: 100,
    low: 96.3,
    high: 100,
    against: "none",
  });
});

/**
 * The show of each kata: the report counts what the function given did, a wrong one gives another report, and the question of the card
 * is answered from the run's own events.
 *
 * In Spark: nothing. Left out on purpose: that the laws kill each wrong one, which katas.test.ts sees.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Policies } from "#engine/index";
import type { Review } from "./harness/card.ts";
import { cardOf } from "./harness/kata-card.ts";
import type { Show } from "./harness/show.ts";
import { wrongOf } from "./harness/solutions.ts";
import { workbookAt } from "./harness/workbook.ts";

const root = new URL("..", import.meta.url).pathname.replace(/\/$/, "");
const { katas } = workbookAt(root);

type Shown = (policy: keyof Policies, rule?: unknown) => Promise<Show>;

/** The shows of a chapter, from the name of one of its katas. */
async function showsOf(name: string): Promise<Shown> {
  const [chapter = ""] = name.split("/");
  const module = (await import(
    /* @vite-ignore */ join(root, `chapters/${chapter}/kata-shows.ts`)
  )) as { readonly shown: Shown };
  return module.shown;
}

async function solutionOf(name: string, policy: string): Promise<unknown> {
  const module = (await import(
    /* @vite-ignore */ join(root, `solutions/${name}/solution.ts`)
  )) as Record<string, unknown>;
  return module[policy];
}

describe.each(katas)("kata $id", ({ name, id }) => {
  const shown: Shown = async (policy, rule) => (await showsOf(name))(policy, rule);

  const card = async () => {
    const found = await cardOf(
      root,
      katas.find((kata) => kata.id === id) as (typeof katas)[number],
    );
    expect(found).toBeDefined();
    return found as NonNullable<typeof found> & { readonly review: Review };
  };

  test("the solution does in the whole engine what Spark does", async () => {
    const { policy } = await card();
    const rule = await solutionOf(name, policy);
    const yours = await shown(policy as keyof Policies, rule);
    const spark = await shown(policy as keyof Policies);
    expect(yours.report).toEqual(spark.report);
    expect(yours.report.en).toMatch(/ran \d+ jobs?, \d+ stages? /);
  });

  test("two wrong beliefs or more give reports of their own", async () => {
    const { policy } = await card();
    const spark = await shown(policy as keyof Policies);
    const reports = new Set<string>();
    for (const { subject } of await wrongOf(name))
      reports.add((await shown(policy as keyof Policies, subject)).report.en);
    reports.delete(spark.report.en);
    expect(reports.size).toBeGreaterThanOrEqual(2);
  });

  test("the question after it is asked in two languages and answered from the run", async () => {
    const { policy, review } = await card();
    const { events = [] } = await shown(policy as keyof Policies);
    expect(review.ask.en).toMatch(/\?$/);
    expect(review.ask.ko).toMatch(/[가-힣].*\?$/);
    const answer = review.answer(events);
    expect(answer).toMatch(/\S/);
    expect(review.answer([])).not.toBe(answer);
  });

  test("its page is a heading of the book in both languages", async () => {
    const { read } = await card();
    for (const language of ["en", "ko"] as const) {
      const page = readFileSync(join(root, `book/${language}/${name.split("/")[0]}.md`), "utf8");
      expect(page).toMatch(new RegExp(`^#+ ${read?.[language] ?? "no heading"}$`, "m"));
    }
  });
});

// The other chapters ask for what follows from the report; chapter 13 asks for what stands in it.
test.each(katas.filter(({ id }) => id.startsWith("13/")))(
  "the report of kata $id holds the answer to its question, in both languages",
  async (kata) => {
    const card = await cardOf(root, kata);
    const policy = card?.policy as keyof Policies;
    const { events = [], report } = await (await showsOf(kata.name))(policy);
    const answer = card?.review?.answer(events) ?? "no answer";
    expect(report.en).toMatch(new RegExp(`\\b${answer}\\b`));
    expect(report.ko).toMatch(new RegExp(`(?<!\\d)${answer}(?!\\d)`));
  },
);

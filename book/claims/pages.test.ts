/**
 * The pages keep their word: both languages have the same skeleton, and every claim and law that they name exists.
 *
 * Left out on purpose: whether an example or a kata of that name exists, which the book's build checks. No counterpart in
 * Spark.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { claimOf, claims } from "./claims.ts";
import { lawTitles, lawTitleOf } from "./law-titles.ts";

const folder = (language: "en" | "ko") => new URL(`../${language}/`, import.meta.url);
const pages = (language: "en" | "ko") =>
  readdirSync(folder(language), { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".md"))
    .toSorted();
const textOf = (language: "en" | "ko", page: string) =>
  readFileSync(new URL(page, folder(language)), "utf8");
const directivesOf = (text: string) => text.split("\n").filter((line) => line.startsWith("::"));
const argumentsOf = (name: string, text: string) =>
  directivesOf(text)
    .filter((line) => line.startsWith(`::${name} `))
    .map((line) => line.slice(name.length + 3).trim());
const attribute = (name: string, line: string) => new RegExp(` ?${name}="([^"]*)"`).exec(line)?.[1];
/** What must be alike in both languages: everything but the words of a prediction and of what follows it. */
const skeletonOf = (text: string) =>
  directivesOf(text).map((line) =>
    line.replace(/ (question|why|options|answer)="[^"]*"|(?<=^::then) .*/g, ""),
  );
const everyPage = () =>
  (["en", "ko"] as const).flatMap((l) =>
    pages(l).map((page) => [`${l}/${page}`, textOf(l, page)] as const),
  );

test("the pages exist in both languages, with the same claims, laws, examples and pictures", () => {
  expect(pages("en").length).toBeGreaterThanOrEqual(4);
  expect(pages("ko")).toEqual(pages("en"));
  for (const page of pages("en")) {
    expect([page, ...skeletonOf(textOf("ko", page))]).toEqual([
      page,
      ...skeletonOf(textOf("en", page)),
    ]);
  }
});

test("the pages name only laws and claims that exist", () => {
  for (const [page, text] of everyPage()) {
    const laws = argumentsOf("law", text).filter((title) => lawTitleOf(title) === undefined);
    const unknown = argumentsOf("claim", text).filter((id) => claimOf(id) === undefined);
    expect([page, laws, unknown]).toEqual([page, [], []]);
  }
});

test("every open chapter quotes each of its laws, and note 001 each of its claims, once and in order", () => {
  for (const [chapter, sections] of Object.entries(lawTitles)) {
    const titles = sections.flatMap((section) => section.laws.map((law) => law.en));
    const page = pages("en").find((name) => name.startsWith(`${chapter}-`)) ?? "no page";
    expect([page, ...argumentsOf("law", textOf("en", page)).toSorted()]).toEqual([
      page,
      ...titles.toSorted(),
    ]);
  }
  const note = claims.map((claim) => claim.id).filter((id) => id.startsWith("S1-"));
  expect(argumentsOf("claim", textOf("en", "notes/001.md"))).toEqual(note);
});

test("a prediction has an answer that can be checked: a number, or one of its options", () => {
  for (const [page, text] of everyPage()) {
    const ids = argumentsOf("predict", text).map((line) => {
      const answer = attribute("answer", line) ?? "";
      const options = attribute("options", line)?.split("|");
      expect([page, line, options ? options.includes(answer) : /^\d+$/.test(answer)]).toEqual([
        page,
        line,
        true,
      ]);
      expect(attribute("question", line)).toBeTruthy();
      expect(attribute("why", line)).toBeTruthy();
      return attribute("id", line);
    });
    expect(new Set(ids).size).toBe(ids.length);
  }
});

/**
 * Directives become what they stand for, and what does not exist is told by name.
 *
 * No counterpart in Spark. Left out on purpose: how it looks; `test/browser` opens the pages.
 */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Material, PageEnvironment } from "../../book/build/material.ts";
import { lawId } from "../../book/build/material.ts";
import { newRenderer } from "../../book/build/render.ts";
import { inlineCode } from "../../book/build/rules/law.ts";
import { idsOfHeadings } from "../../book/build/rules/headings.ts";
import { entriesOf } from "../../book/build/search-index.ts";
import { katasOf } from "../../book/build/workbook-facts.ts";
import { claims, countByEvidence } from "../../book/claims/claims.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const title = "a stage boundary lies exactly at a shuffle dependency";

const material: Material = {
  laws: new Map([
    [title, { kind: "law", title, claims: ["S4-20"], file: "chapters/15-life-cycle/a.test.ts" }],
  ]),
  katas: new Map([
    [
      "15/07",
      {
        id: "15/07",
        file: "katas/a.ts",
        title: { en: "resubmit", ko: "다시" },
        teaches: { en: "what is lost", ko: "잃는 것" },
        minutes: 9,
      },
    ],
  ]),
  examples: new Map([
    [
      "small",
      {
        name: "small",
        title: { en: "A small one", ko: "작은 예제" },
        text: "const a = 1 < 2;",
        shown: { text: "const a = 1 < 2;", firstLine: 1 },
        rest: undefined,
        lines: ["<b>"],
        fault: undefined,
        picture: (kind) => (kind === "stages" ? "<svg></svg>" : undefined),
      },
    ],
  ]),
  draft: false,
};

function rendered(
  text: string,
  language: "en" | "ko" = "en",
  made: Material = material,
): { html: string; environment: PageEnvironment } {
  const environment: PageEnvironment = {
    material: made,
    language,
    page: "a.md",
    up: "",
    headingIds: idsOfHeadings(text),
    headings: [],
    faults: [],
  };
  return { html: newRenderer()(text, environment), environment };
}

describe("a directive", () => {
  test("quotes a law by its title, in the reader's language, with the law's file", () => {
    const { html, environment } = rendered(`Text.\n\n::law ${title}\n`, "ko");
    expect(html).toContain(`id="${lawId(title)}"`);
    expect(html).toContain("스테이지");
    expect(html).toContain("chapters/15-life-cycle/a.test.ts");
    expect(environment.faults).toEqual([]);
  });

  test("ends a paragraph even without a blank line before it", () => {
    expect(rendered(`Text.\n::law ${title}`).html).toMatch(/<p>Text\.<\/p>\s*<aside class="law"/);
  });

  test("shows a program and what it printed as text, never as markup", () => {
    const { html } = rendered("::example small\n::picture stages small");
    expect(html).toContain("&lt;b&gt;");
    expect(html).not.toContain("<b>");
    expect(html).toContain('data-picture="stages" data-of="small"');
  });

  test("names a kata and a claim", () => {
    const { html } = rendered("::kata 15/07\n\n::claim S1-01");
    expect(html).toContain("npm run kata 15/07");
    expect(html).toContain('id="S1-01"');
  });

  test("lists all katas of a chapter from their cards, in the reader's language", async () => {
    const katas = await katasOf(root);
    expect(katas.size).toBeGreaterThanOrEqual(10);
    for (const language of ["en", "ko"] as const) {
      for (const { id, title, teaches } of katas.values()) {
        const chapter = id.split("/", 1)[0] ?? "";
        const { html } = rendered(`::katas ${chapter}`, language, { ...material, katas });
        for (const part of [`npm run kata ${id}<`, title[language], inlineCode(teaches[language])])
          expect(html).toContain(part);
      }
    }
  });

  test("counts the open rows of the ledger by the chapter that they wait for", () => {
    const { html } = rendered("::open S1");
    const rows = [...html.matchAll(/<tr>(<td>.*<\/td>)<\/tr>/g)].map(([, cells = ""]) =>
      [...cells.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = ""]) => cell),
    );
    const numbers = rows.map(([, , count]) => Number(count));
    const all = countByEvidence().open;
    expect(numbers.pop()).toBe(all);
    expect(numbers.reduce((sum, count) => sum + count, 0)).toBe(all);
    const linked = [...html.matchAll(/href="#(S1-\d\d)"/g)].map(([, id = ""]) => id);
    const waiting = claims.filter(
      ({ id, evidence }) => id.startsWith("S1-") && evidence.kind === "open",
    );
    expect(new Set(linked)).toEqual(new Set(waiting.map(({ id }) => id)));
  });

  test.each([
    ["::law there is no such law", "law"],
    ["::example none", "example"],
    ["::picture stages none", "picture"],
    ["::picture painting small", "picture"],
    ["::picture timeline small", "picture"],
    ["::kata 15/99", "kata"],
    ["::katas 99", "kata"],
    ["::open S9", "claim"],
    ["::claim S9-99", "claim"],
    ["::lau typed wrong", "directive"],
    [`::predict id="p" question="q"`, "directive"],
  ])("that names nothing is told: %s", (line, kind) => {
    expect(rendered(line).environment.faults.map((fault) => fault.kind)).toEqual([kind]);
  });
});

describe("a prediction", () => {
  const text = `::predict id="p1" question="How many?" options="seven|eight" answer="eight" why="Because of it."\n::example small\n::law ${title}\n\nMore.`;

  test("does not show its answer or its reason", () => {
    const { html } = rendered(text);
    expect(html).toContain("How many?");
    expect(html).not.toContain("Because of it.");
    expect(html).not.toMatch(/data-answer="(1|eight)"/);
  });

  test("keeps what follows it for after the answer, and nothing else", () => {
    const { html } = rendered(text);
    const inside =
      /<div class="after-predict" data-after="p1">([^]*?)<\/div>\s*<p>More/.exec(html)?.[1] ?? "";
    expect(inside).toContain('data-example="small"');
    expect(inside).toContain('class="law"');
  });
});

test("a paragraph and a claim that would tell the answer wait for it, too", () => {
  const { html } = rendered(
    `::predict id="p3" question="Q" answer="1" why="w"\n::claim S1-01\n::then It was *so* and \`so\`.\n\nMore.`,
  );
  const inside =
    /<div class="after-predict" data-after="p3">([^]*?)<\/div>\s*<p>More/.exec(html)?.[1] ?? "";
  expect(inside).toContain('id="S1-01"');
  expect(inside).toContain("<p>It was <em>so</em> and <code>so</code>.</p>");
});

test("a prediction can hide an example that stands further down, and only that one", () => {
  const { html } = rendered(
    `::predict id="p2" hides="small" question="Q" answer="1" why="w"\n\nText.\n\n::example small\n::law ${title}\n\nEnd.`,
  );
  const inside =
    /<div class="after-predict" data-after="p2">([^]*?)<\/section>\s*<\/div>/.exec(html)?.[1] ?? "";
  expect(inside).toContain('data-example="small"');
  expect(inside).not.toContain("Text.");
  expect(html.indexOf('class="law"')).toBeGreaterThan(html.indexOf("</section>\n</div>"));
});

test("emphasis and code in a claim are shown as such, and stars alone stay stars", () => {
  expect(inlineCode("not *that*, but `a * b`; 2 * 3 * 4 <x>")).toBe(
    "not <em>that</em>, but <code>a * b</code>; 2 * 3 * 4 &lt;x&gt;",
  );
});

test("headings have one id each, of letters of any script", () => {
  expect(
    idsOfHeadings("# One two\n\n## `code` here\n\n```\n# no\n```\n\n## 장\n\n## 장\n"),
  ).toEqual(["one-two", "code-here", "장", "장-2"]);
  const { html, environment } = rendered("# One\n\n## Two\n");
  expect(html).toContain('<h2 id="two">');
  expect(environment.headings.map(({ id }) => id)).toEqual(["one", "two"]);
});

test("links to Markdown become links to pages", () => {
  expect(rendered("[a](notes/001.md#x) [b](https://spark.apache.org/a.md)").html).toMatch(
    /href="notes\/001.html#x".*href="https:\/\/spark.apache.org\/a.md"/,
  );
});

test("search finds sections by their text, without listings' numbers, forms or tables of pictures", () => {
  const { html } = rendered(
    `# One\n\nAlpha & beta.\n\n## Two\n\n::example small\n\n${`::predict id="p" question="Q" answer="1" why="w"`}\n`,
  );
  const entries = entriesOf(html, "a.html", "A");
  expect(entries.map(({ at, title: head }) => [at, head])).toEqual([
    ["a.html#one", "One"],
    ["a.html#two", "Two"],
  ]);
  expect(entries[0]?.text).toBe("Alpha & beta.");
  expect(entries[1]?.text).toContain("A small one");
  expect(entries[1]?.text).not.toContain("Show me");
});

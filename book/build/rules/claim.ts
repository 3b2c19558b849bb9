/**
 * `::claim S1-25`: a statement of a note, retold, with its verdict, what is so, and what that rests on.
 *
 * The rows come from `book/claims`. A row of a chapter that is not open yet says so. Left out on purpose: the note's own words.
 */
import type { MarkdownIt } from "markdown-it";
import type { Claim } from "../../claims/claim.ts";
import { claimOf } from "../../claims/claims.ts";
import { lawTitleOf } from "../../claims/law-titles.ts";
import { escaped } from "../../theme/pictures/svg.ts";
import { lawId, type PageEnvironment } from "../material.ts";
import { pageWords } from "../page-words.ts";
import { directive } from "./directive.ts";
import { inlineCode } from "./law.ts";

export function claimRule(markdown: MarkdownIt): void {
  directive(markdown, "claim", claimBox);
}

function claimBox(id: string, environment: PageEnvironment): string {
  const claim = claimOf(id);
  if (claim === undefined) {
    environment.faults.push({ kind: "claim", text: id, page: environment.page });
    return `<p class="missing">${escaped(id)}</p>\n`;
  }
  const { language } = environment;
  const words = pageWords(language);
  const told = claim[language];
  const so =
    told.so === undefined
      ? ""
      : `<p class="so"><span class="kind">${words.whatIsSo}</span> ${inlineCode(told.so)}</p>`;
  return `<section class="claim verdict-${claim.verdict}" id="${escaped(id)}"><p class="says"><a class="number" href="#${escaped(id)}">${escaped(id)}</a> <span class="badge">${words.verdicts[claim.verdict]}</span> ${inlineCode(told.claim)}</p>${so}<p class="origin">${evidenceOf(claim, environment)}</p></section>\n`;
}

/** The page of the chapter that a law belongs to. */
const pageOfLaw = (title: string, { laws }: PageEnvironment["material"]): string =>
  laws.get(title)?.file.split("/")[1] ?? "15-life-cycle";

function evidenceOf({ evidence }: Claim, { language, up, material }: PageEnvironment): string {
  const words = pageWords(language);
  switch (evidence.kind) {
    case "open":
      return words.open(escaped(evidence.ref));
    case "law":
      return `${words.evidence.law}: <a href="${up}${pageOfLaw(evidence.ref, material)}.html#${escaped(lawId(evidence.ref))}">${inlineCode(lawTitleOf(evidence.ref)?.[language] ?? evidence.ref)}</a>`;
    case "experiment":
    case "recording":
    case "source":
      return `${words.evidence[evidence.kind]}: ${inlineCode(evidence.ref)}`;
  }
}

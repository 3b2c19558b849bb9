/**
 * `::law TITLE`: a law's own sentence in a box. The title must be that of a law under `chapters/`; Korean pages show the
 * Korean sentence.
 *
 * No counterpart in Spark. Left out on purpose: the law's code, which the box names by its file.
 */
import type { MarkdownIt } from "markdown-it";
import { lawTitleOf } from "../../claims/law-titles.ts";
import { escaped } from "../../theme/pictures/svg.ts";
import { lawId, type PageEnvironment } from "../material.ts";
import { pageWords } from "../page-words.ts";
import { directive } from "./directive.ts";

/** Code in backquotes and words between stars, the rest as it is. */
export const inlineCode = (text: string): string =>
  escaped(text)
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith("`")
        ? `<code>${part.slice(1, -1)}</code>`
        : part.replace(/\*([^*\s](?:[^*]*[^*\s])?)\*/g, "<em>$1</em>"),
    )
    .join("");

export function lawRule(markdown: MarkdownIt): void {
  directive(markdown, "law", lawBox);
}

function lawBox(title: string, environment: PageEnvironment): string {
  const { language, material, faults, page } = environment;
  const words = pageWords(language);
  const told = lawTitleOf(title);
  const written = material.laws.get(title);
  if (written === undefined) faults.push({ kind: "law", text: title, page });
  const sentence = told?.[language] ?? title;
  const condition = told?.holdsWhen?.[language];
  const under = [
    condition === undefined
      ? ""
      : `<p class="condition">${words.holdsWhen} ${inlineCode(condition)}</p>`,
    written === undefined
      ? `<p class="origin">${words.untried}</p>`
      : `<p class="origin">${written.claims.join(", ")} <code>${escaped(written.file)}</code></p>`,
  ];
  const name = written?.kind === "experiment" ? words.experiment : words.law;
  return `<aside class="law" id="${escaped(lawId(title))}"><p><span class="kind">${name}</span> ${inlineCode(sentence)}</p>${under.join("")}</aside>\n`;
}

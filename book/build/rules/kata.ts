/**
 * `::kata 15/07`: where a kata begins, what it is called, and the command that opens it. While `npm start` runs, its state
 * appears here at each save.
 *
 * No counterpart in Spark. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { MarkdownIt } from "markdown-it";
import { escaped } from "../../theme/pictures/svg.ts";
import type { PageEnvironment } from "../material.ts";
import { pageWords } from "../page-words.ts";
import { directive } from "./directive.ts";

export function kataRule(markdown: MarkdownIt): void {
  directive(markdown, "kata", kataCard);
}

function kataCard(id: string, environment: PageEnvironment): string {
  const { language, material, faults, page } = environment;
  const words = pageWords(language);
  const kata = material.katas.get(id);
  if (kata === undefined) faults.push({ kind: "kata", text: id, page });
  const title = kata === undefined ? id : `${id} ${kata.title[language]}`;
  const where =
    kata === undefined
      ? words.untried
      : `<code>${escaped(kata.file)}</code>, ${words.minutes(kata.minutes)}`;
  return `<aside class="kata" data-kata="${escaped(id)}"><p><span class="kind">${words.kata}</span> <strong>${escaped(title)}</strong> <span class="state" role="status"></span></p><p><code>npm run kata ${escaped(id)}</code> · ${where}</p></aside>\n`;
}

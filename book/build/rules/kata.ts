/**
 * `::kata 15/07`: where a kata begins, what it is called, and the command that opens it. While `npm start` runs, its state
 * appears here at each save. `::katas 15`: all of a chapter as a table, from their cards.
 *
 * No counterpart in Spark. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { MarkdownIt } from "markdown-it";
import { escaped } from "../../theme/pictures/svg.ts";
import type { PageEnvironment } from "../material.ts";
import { pageWords } from "../page-words.ts";
import { directive } from "./directive.ts";
import { inlineCode } from "./law.ts";

export function kataRule(markdown: MarkdownIt): void {
  directive(markdown, "kata", kataCard);
}

export function katasRule(markdown: MarkdownIt): void {
  directive(markdown, "katas", kataTable);
}

function kataTable(chapter: string, { language, material, faults, page }: PageEnvironment): string {
  const words = pageWords(language);
  const katas = [...material.katas.values()].filter(({ id }) => id.startsWith(`${chapter}/`));
  if (katas.length === 0) faults.push({ kind: "kata", text: `katas of chapter ${chapter}`, page });
  const rows = katas.map(({ id, title, teaches, minutes }) => {
    const cells = [
      `<strong>${escaped(id)}</strong> <span class="state" role="status"></span>`,
      `${inlineCode(title[language])} <small>${words.minutes(minutes)}</small>`,
      inlineCode(teaches[language]),
      `<code>npm run kata ${escaped(id)}</code>`,
    ];
    return `<tr data-kata="${escaped(id)}">${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  const heads = words.kataTable.map((head) => `<th scope="col">${head}</th>`).join("");
  return `<div class="table numbered"><table>\n<thead><tr>${heads}</tr></thead>\n<tbody>${rows.join("\n")}</tbody>\n</table></div>\n`;
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

/**
 * `::open S1`: the open rows of the ledger by the chapter that they wait for, with their number, and which of them belong to the note
 * whose rows begin so.
 *
 * Counted when the page is built. No counterpart in Spark. Left out on purpose: the rows of other notes one by one.
 */
import type { MarkdownIt } from "markdown-it";
import { chapters } from "../../claims/chapters.ts";
import type { Claim } from "../../claims/claim.ts";
import { claims } from "../../claims/claims.ts";
import { escaped } from "../../theme/pictures/svg.ts";
import type { PageEnvironment } from "../material.ts";
import { pageWords } from "../page-words.ts";
import { directive } from "./directive.ts";

/** Where the table stands: the foot of every page points to it. */
export const openRows = { page: "notes/001.html", id: "open-rows" } as const;

export function openRule(markdown: MarkdownIt): void {
  directive(markdown, "open", openTable);
}

function openTable(note: string, { language, faults, page }: PageEnvironment): string {
  const words = pageWords(language).openTable;
  const waiting = claims.filter(({ evidence }) => evidence.kind === "open");
  if (note === "" || !claims.some(({ id }) => id.startsWith(`${note}-`)))
    faults.push({ kind: "claim", text: `::open ${note}`, page });
  const rows = chapters.flatMap((chapter) => {
    const own = waiting.filter(({ evidence }) => evidence.ref === `chapter ${chapter.number}`);
    if (own.length === 0) return [];
    const lent = own.filter((claim) => claim.chapter !== chapter.number).length;
    const here = own.filter(({ id }) => id.startsWith(`${note}-`)).map(linked);
    const name = `${escaped(chapter[language])}${lent === 0 ? "" : ` <small>${words.lent(lent)}</small>`}`;
    return [[String(chapter.number), name, String(own.length), here.join(", ")]];
  });
  const total = ["", words.all, String(waiting.length), ""];
  return `<div class="table numbered" id="${openRows.id}"><table>
<thead><tr>${words.heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>${[...rows, total].map(row).join("\n")}</tbody>
</table></div>\n`;
}

const linked = ({ id }: Claim): string => `<a href="#${escaped(id)}">${escaped(id)}</a>`;

const row = (cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

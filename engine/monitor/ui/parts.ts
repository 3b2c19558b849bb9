/**
 * The parts that pages are made of: frame, facts, tables, sections that fold. In Spark: UIUtils.basicSparkPage, headerSparkPage, listingTable. The same:
 * where title and version stand, headings, order. Ours: no script; a section that folds is a <details>, a table that is too wide scrolls in itself.
 * Left out on purpose: tooltips that only a mouse can see stand as titles. Spark 3.5.3: core/…/ui/UIUtils.scala.
 */
import { dateOfPage } from "../../foundation/date-words.ts";
import { markup, Html, type Part } from "./html.ts";

const VERSION = "3.5.3";

/** A tab of an application's pages, or none. */
export interface Tab {
  readonly name: string;
  readonly href: string;
}

export interface FrameOptions {
  readonly title: string;
  /** What the window is called, where that is more than the title. */
  readonly window?: string;
  /** Markup of the title, where it is more than its text. */
  readonly heading?: Html;
  readonly home: string;
  /** Where the style sheet is. */
  readonly style: string;
  readonly tabs?: readonly Tab[];
  readonly current?: string;
  /** Of the application, at the right end of the tabs. */
  readonly application?: string;
}

/** A whole page. */
export function page(options: FrameOptions, ...content: readonly Part[]): string {
  const { title, home, style, tabs = [], application } = options;
  const links = tabs.map((tab) => {
    const isCurrent = tab.name === options.current && markup` aria-current="page"`;
    return markup`<li><a href="${tab.href}"${isCurrent}>${tab.name}</a></li>`;
  });
  const whose = application !== undefined && markup`<p class="application">${application}</p>`;
  const bar = markup`<nav class="tabs" aria-label="Pages"><a class="home" href="${home}">Spark ${VERSION}</a><ul>${links}</ul>${whose}</nav>`;
  const version = markup`<a class="home" href="${home}">${VERSION}</a> `;
  const hasTabs = tabs.length > 0;
  const body = markup`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/><title>${options.window ?? title}</title><link rel="stylesheet" href="${style}"/></head>
<body>${hasTabs && bar}<main><h3>${!hasTabs && version}${options.heading ?? title}</h3>
${content}
</main></body></html>
`;
  return body.text;
}

/** A fact with its name, or one that is all link. */
export type Fact = readonly [name: Part, value: Part] | Html | false;

/** A list of facts: `Total Uptime: 5 s`. Those that are false are not there. */
export const facts = (items: readonly Fact[]): Html =>
  markup`<ul class="facts">
    ${items.map(
      (item) =>
        item !== false &&
        markup`<li>
          ${item instanceof Html ? item : markup`<strong>${item[0]}:</strong> ${item[1]}`}
        </li>`,
    )}
  </ul>`;

/** A heading. */
export const heading = (said: Part, id?: string): Html =>
  id === undefined ? markup`<h4>${said}</h4>` : markup`<h4 id="${id}">${said}</h4>`;

/** An instant in a cell: it breaks between day and time, not within the day. */
export function dateCell(...date: Parameters<typeof dateOfPage>): Html {
  const [day, time] = dateOfPage(...date).split(" ");
  return markup`<span class="t">${day}</span> <span class="t">${time}</span>`;
}

export interface Column<Row> {
  readonly name: Part;
  readonly cell: (row: Row) => Part;
  /** What it is sorted by is drawn, not written. */
  readonly isScripted?: boolean;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  /** The table is sorted by it. */
  readonly sorted?: "ascending" | "descending" | undefined;
}

/** A table; `name` is what a reader who does not see hears. */
export function table<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html {
  const look = ({ isNumber, isScripted }: Column<Row>): Part => {
    const classes = [isNumber === true && "n", isScripted === true && "scripted"].filter(Boolean);
    return classes.length > 0 && markup` class="${classes.join(" ")}"`;
  };
  const head = columns.map((column) => {
    const sorted = column.sorted !== undefined && markup` aria-sort="${column.sorted}"`;
    return markup`<th scope="col"${look(column)}${sorted}>${column.name}</th>`;
  });
  const body = rows.map((row) => {
    const cells = columns.map((column) => {
      const number = column.isNumber === true && markup` class="n"`;
      return markup`<td${number}>${column.cell(row)}</td>`;
    });
    return markup`<tr>${cells}</tr>\n`;
  });
  return markup`<div class="wide" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>`;
}

/** Something that is closed at first. */
export const folded = (said: Part, ...content: readonly Part[]): Html =>
  markup`<details class="fold">
    <summary>${said}</summary>
    ${content}
  </details>`;

/** A long text after its first line, as Spark folds stacks: `…+details`. */
export const withDetails = (first: Part, details: string): Html =>
  markup`${first}<details class="stack"><summary>+details</summary><pre>${details}</pre></details>`;

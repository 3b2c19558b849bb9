/**
 * The parts that pages are made of: frame, facts, tables, sections that fold. In Spark: UIUtils.basicSparkPage, headerSparkPage, listingTable. The same:
 * where title and version stand, headings, order. Ours: no script; a section that folds is a <details>, a table that is too wide scrolls in itself.
 * Left out on purpose: tooltips that only a mouse can see stand as titles. Spark 3.5.3: core/…/ui/UIUtils.scala.
 */
import { html, Html, nothing, type Part } from "./html.ts";

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
  const { title, home, style, tabs = [], current, application } = options;
  const bar =
    tabs.length === 0
      ? nothing
      : html`<nav class="tabs" aria-label="Pages">
          <a class="home" href="${home}">Spark <span>${VERSION}</span></a>
          <ul>
            ${tabs.map((tab) => html`<li><a href="${tab.href}" ${tab.name === current ? html` aria-current="page"` : ""}>${tab.name}</a></li>`)}
          </ul>
          ${application === undefined ? "" : html`<p class="application">${application}</p>`}
        </nav>`;
  const version =
    tabs.length === 0 ? html`<a class="home" href="${home}">${VERSION}</a> ` : nothing;
  const body = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${options.window ?? title}</title>
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        ${bar}
        <main>
          <h3>${version}${options.heading ?? title}</h3>
          ${content}
        </main>
      </body>
    </html> `;
  return body.text;
}

/** A fact with its name, or one that is all link. */
export type Fact = readonly [name: Part, value: Part] | Html | false;

/** A list of facts: `Total Uptime: 5 s`. Those that are false are not there. */
export const facts = (items: readonly Fact[]): Html =>
  html`<ul class="facts">
    ${items.map(
      (item) =>
        item !== false &&
        html`<li>
          ${item instanceof Html ? item : html`<strong>${item[0]}:</strong> ${item[1]}`}
        </li>`,
    )}
  </ul>`;

/** A heading. */
export const heading = (said: Part, id?: string): Html =>
  id === undefined ? html`<h4>${said}</h4>` : html`<h4 id="${id}">${said}</h4>`;

export interface Column<Row> {
  readonly name: Part;
  readonly cell: (row: Row) => Part;
  /** What it means, for who points at it. */
  readonly tip?: string;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
}

/** A table; `name` is what a reader who does not see hears. */
export function table<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html {
  const side = (column: Column<Row>): Html =>
    column.isNumber === true ? html` class="n"` : nothing;
  const head = columns.map((column) => {
    const tip = column.tip === undefined ? "" : html` title="${column.tip}"`;
    return html`<th scope="col" ${side(column)}${tip}>${column.name}</th>`;
  });
  const body = rows.map(
    (row) =>
      html`<tr>
        ${columns.map((column) => html`<td${side(column)}>${column.cell(row)}</td>`)}
      </tr> `,
  );
  return html`<div class="wide" tabindex="0" role="region" aria-label="${name}">
    <table>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}

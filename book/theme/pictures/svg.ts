/**
 * Building SVG and HTML as text: elements, escaping, widths of labels, patterns for colours.
 *
 * Works in Node and in a worker, where there is no DOM. Colours are classes of the theme, so that dark, light and print differ;
 * each stage has a pattern besides its colour. Left out on purpose: anything that a picture here does not use.
 */

type Attribute = string | number | undefined;

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) =>
    sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : "&quot;",
  );

/** An element with attributes; `content` is markup. */
export function el(
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escaped(typeof value === "number" ? number(value) : String(value))}"`,
    )
    .join("");
  return content.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${content.join("")}</${name}>`;
}

/** Coordinates to a tenth, so that the same picture is the same text everywhere. */
const number = (value: number): string => String(Math.round(value * 10) / 10);

export const text = (
  x: number,
  y: number,
  said: string,
  attributes: Readonly<Record<string, Attribute>> = {},
): string => el("text", { x, y, ...attributes }, escaped(said));

/** About how wide a label is at 12 px; Hangul is wider. */
export function widthOf(said: string, size: number = 12): number {
  let width = 0;
  for (const sign of said) width += sign.codePointAt(0)! > 0x1100 ? 1 : 0.58;
  return width * size;
}

/** A label cut to a width, with an ellipsis. */
export function cutTo(said: string, width: number, size: number = 12): string {
  if (widthOf(said, size) <= width) return said;
  let cut = said;
  while (cut.length > 1 && widthOf(`${cut}…`, size) > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** How many looks there are for stages; further stages begin again. */
const looks = 6;
export const lookOf = (stage: number): number => stage % looks;

/** The patterns of the looks, once in each picture; ids carry the picture's own, because a page holds many. */
export function patterns(id: string): string {
  const line = (x1: number, y1: number, x2: number, y2: number): string =>
    el("line", { x1, y1, x2, y2, class: "hatch" });
  const marks = [
    "",
    line(0, 0, 0, 8),
    line(0, 4, 8, 4),
    el("circle", { cx: 4, cy: 4, r: 1.4, class: "dot" }),
    line(0, 0, 0, 8) + line(0, 4, 8, 4),
    line(2, 0, 2, 8) + line(4, 0, 4, 8),
  ];
  const turned = [0, 45, 0, 0, 45, 135];
  const made = marks.map((mark, look) =>
    el(
      "pattern",
      {
        id: `${id}-p${look}`,
        width: 8,
        height: 8,
        patternUnits: "userSpaceOnUse",
        patternTransform: turned[look] === 0 ? undefined : `rotate(${turned[look]})`,
      },
      el("rect", { width: 8, height: 8, class: `look${look}` }),
      mark,
    ),
  );
  return el("defs", {}, ...made, arrowHead(id));
}

const arrowHead = (id: string): string =>
  el(
    "marker",
    {
      id: `${id}-head`,
      viewBox: "0 0 8 8",
      refX: 7.5,
      refY: 4,
      markerWidth: 7,
      markerHeight: 7,
      orient: "auto-start-reverse",
    },
    el("path", { d: "M0 0 L8 4 L0 8 z", class: "head" }),
  );

export const fillOf = (id: string, stage: number): string => `url(#${id}-p${lookOf(stage)})`;
export const headOf = (id: string): string => `url(#${id}-head)`;

export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture's frame: what it shows in words, the drawing, and the same as a table. */
export interface Drawing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: string;
  readonly table: Table;
  /** What the table is called on its handle. */
  readonly tableName: string;
}

export function framed(drawing: Drawing): string {
  const { id, title, description, width, height, body, table } = drawing;
  const svg = el(
    "svg",
    {
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      role: "img",
      "aria-labelledby": `${id}-t ${id}-d`,
      class: width > 900 ? "picture widest" : width > 500 ? "picture wide" : "picture",
    },
    el("title", { id: `${id}-t` }, escaped(title)),
    el("desc", { id: `${id}-d` }, escaped(description)),
    patterns(id),
    body,
  );
  const head = el("tr", {}, ...table.heads.map((one) => el("th", { scope: "col" }, escaped(one))));
  const rows = table.rows.map((row) =>
    el("tr", {}, ...row.map((cell) => el("td", {}, escaped(cell)))),
  );
  const whole = el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows, ""));
  return `<div class="drawing" tabindex="0" role="group" aria-label="${escaped(title)}">${svg}</div><figcaption>${escaped(title)}</figcaption><details class="as-table"><summary>${escaped(drawing.tableName)}</summary><div class="table">${whole}</div></details>`;
}

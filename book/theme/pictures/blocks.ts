/**
 * The blocks picture: a lane for each executor with one row for each block of an RDD, and a bar for as long as it lay there. A full bar is
 * memory, a low one disk; the RDD is told by colour and pattern, the end by a sign.
 *
 * In Spark: the Storage page of its UI, at one instant. Left out on purpose: more than 24 rows an executor, which the table has.
 */
import type { TracedEvent } from "#engine/index";
import { drawnAxis, spanOf } from "./axis-lines.ts";
import { attemptsIn, secondsOf } from "./model.ts";
import { staysIn, type Stay, type StayEnd } from "./stored.ts";
import { el, fillOf, text, type Drawing } from "./svg.ts";
import { timeAxis, type Axis, type Span } from "./time-axis.ts";
import type { PictureWords } from "./words.ts";

const row = 20;
const left = 190;
const width = 760;
const top = 34;
const most = 24;

const signs: Readonly<Record<StayEnd, string>> = {
  kept: "",
  moved: "",
  dropped: "↓",
  unpersisted: "−",
  lost: "✝",
};

interface Look {
  readonly axis: Axis;
  readonly span: Span;
  readonly words: PictureWords;
  readonly id: string;
}

export function blocksPicture(
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const stays = staysIn(events);
  const heads = words.heads.blocks;
  if (stays.length === 0)
    return { width: 0, height: 0, body: "", description: "", table: { heads, rows: [] } };
  const attempts = attemptsIn(events);
  const span = spanOf(events, attempts);
  const busy = attempts.map(({ from, to }) => ({ from, to: to ?? span.to }));
  const axis = timeAxis(span, busy, left, width - left - 40);
  const parts: string[] = [];
  let y = top;
  for (const executor of [...new Set(stays.map((one) => one.executor))].toSorted()) {
    const own = stays.filter((one) => one.executor === executor);
    const blocks = [...new Set(own.map(({ block }) => block))];
    parts.push(drawnLane(executor, own, blocks, y, { axis, span, words, id }));
    y += Math.min(blocks.length, most + 1) * row + 12;
  }
  return {
    width,
    height: y + 26,
    body: drawnAxis(axis, y) + parts.join("") + legend(y + 16, words),
    description: described(stays, words),
    table: { heads, rows: stays.map((stay) => cellsOf(stay, words)) },
  };
}

function drawnLane(
  executor: string,
  stays: readonly Stay[],
  blocks: readonly string[],
  y: number,
  look: Look,
): string {
  const { axis, span, words } = look;
  const shown = blocks.slice(0, most);
  const height = shown.length * row;
  const x = axis.xOf(span.from);
  const more = blocks.length - shown.length;
  return el(
    "g",
    {},
    text(8, y + 14, words.executor(executor)),
    el("rect", { x, y, width: axis.xOf(span.to) - x, height, class: "lane" }),
    ...shown.map((block, index) =>
      text(left - 8, y + index * row + 14, block, { class: "small", "text-anchor": "end" }),
    ),
    ...stays
      .filter(({ block }) => shown.includes(block))
      .map((stay) => drawnStay(stay, y + shown.indexOf(stay.block) * row, look)),
    more > 0
      ? text(left - 8, y + height + 14, words.more(more), { class: "small", "text-anchor": "end" })
      : "",
  );
}

function drawnStay(stay: Stay, y: number, { axis, span, words, id }: Look): string {
  const x = axis.xOf(Math.max(span.from, stay.from));
  const wide = Math.max(3, axis.xOf(Math.min(span.to, stay.to ?? span.to)) - x);
  const inMemory = stay.memory > 0;
  const sign = signs[stay.end];
  return el(
    "g",
    { class: "bar ok" },
    el("title", {}, cellsOf(stay, words).join(", ")),
    el("rect", {
      x,
      y: inMemory ? y + 2 : y + row - 8,
      width: wide,
      height: inMemory ? row - 4 : 6,
      rx: 2,
      fill: fillOf(id, stay.rdd),
    }),
    sign === "" ? "" : text(x + wide + 3, y + 14, sign, { class: "small bad" }),
  );
}

function legend(y: number, words: PictureWords): string {
  const sizes = [
    { name: words.inMemory, height: 14, y: y - 11 },
    { name: words.onDisk, height: 6, y: y - 3 },
  ];
  const bars = sizes.map(
    ({ name, height, y: at }, index) =>
      el("rect", { x: left + index * 110, y: at, width: 22, height, rx: 2, class: "chip" }) +
      text(left + 28 + index * 110, y, name, { class: "small" }),
  );
  const ends = (["dropped", "unpersisted", "lost"] as const).map(
    (end, index) =>
      text(left + 230 + index * 116, y, signs[end], { class: "small bad" }) +
      text(left + 244 + index * 116, y, words.stays[end], { class: "small" }),
  );
  return [...bars, ...ends].join("");
}

const placeOf = ({ memory, disk }: Stay, words: PictureWords): string =>
  [memory > 0 ? words.inMemory : "", disk > 0 ? words.onDisk : ""].filter(Boolean).join(" + ");

const cellsOf = (stay: Stay, words: PictureWords): string[] => [
  stay.block,
  words.executor(stay.executor),
  placeOf(stay, words),
  String(stay.memory > 0 ? stay.memory : stay.disk),
  secondsOf(stay.from),
  stay.to === undefined ? "" : secondsOf(stay.to),
  words.stays[stay.end],
];

const described = (stays: readonly Stay[], words: PictureWords): string =>
  stays
    .map(
      (stay) =>
        `${stay.block}, ${words.executor(stay.executor)}: ${placeOf(stay, words)}, ${words.stays[stay.end]}.`,
    )
    .join(" ");

/**
 * The pieces picture: one column an executor, one row a piece of a broadcast; each cell says from whom the piece came, and as the how many-th.
 *
 * In Spark: lines of the executors' logs; its UI has no such page. Shown is the broadcast with the most pieces, or all where each has one. Left out on purpose: instants, which
 * the table has.
 */
import { eventsOf, type EventOf, type TracedEvent } from "#engine/index";
import { secondsOf, shortName } from "./model.ts";
import { el, text, type Drawing } from "./svg.ts";
import type { PictureWords } from "./words.ts";

type Arrival = EventOf<"OpenBlocks"> & { readonly at: number };

const wide = 150;
const high = 30;
const left = 150;
const top = 44;

const broadcastOf = ({ blockId }: Arrival): string => blockId.replace(/_piece\d+$/, "");
const pieceOf = ({ blockId }: Arrival): number => Number(/_piece(\d+)$/.exec(blockId)?.[1] ?? 0);

/** The arrivals of the broadcast that was cut into the most pieces (the lowest number of several); all, where each is one piece. */
function shownOf(arrivals: readonly Arrival[]): readonly Arrival[] {
  const groups = new Map<string, Arrival[]>();
  for (const one of arrivals)
    groups.set(broadcastOf(one), [...(groups.get(broadcastOf(one)) ?? []), one]);
  const pieces = (group: readonly Arrival[]): number => new Set(group.map(pieceOf)).size;
  const largest = [...groups.entries()]
    .toSorted(([a], [b]) => numberOf(a) - numberOf(b))
    .reduce<Arrival[]>((best, [, group]) => (pieces(group) > pieces(best) ? group : best), []);
  return pieces(largest) > 1 ? largest : arrivals;
}

const numberOf = (broadcast: string): number => Number(broadcast.slice("broadcast_".length));

/** The blocks of the rows, in order. */
const blocksOf = (arrivals: readonly Arrival[]): string[] =>
  [...new Map(arrivals.map((one) => [one.blockId, one] as const)).values()]
    .toSorted(
      (a, b) => numberOf(broadcastOf(a)) - numberOf(broadcastOf(b)) || pieceOf(a) - pieceOf(b),
    )
    .map(({ blockId }) => blockId);

/** A process's own name: "executor 2", and the driver in the reader's language. */
function nameOf(process: string, words: PictureWords): string {
  const id = /executor (\w+)$/.exec(shortName(process))?.[1];
  return id === undefined ? words.driver : words.executor(id);
}

export function piecesPicture(
  events: readonly TracedEvent[],
  words: PictureWords,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const arrivals = shownOf(eventsOf(events, "OpenBlocks"));
  const executors = [...new Set(arrivals.map(({ to }) => to))].toSorted();
  const blocks = blocksOf(arrivals);
  const orders = new Map<string, number>();
  const cells = arrivals.map((one) => {
    const order = (orders.get(one.to) ?? 0) + 1;
    orders.set(one.to, order);
    return { one, order };
  });
  const x = (executor: string): number => left + executors.indexOf(executor) * wide;
  const y = (block: string): number => top + blocks.indexOf(block) * high;
  const columns = executors.map((to) =>
    text(x(to) + 8, top - 12, nameOf(to, words), { class: "strong" }),
  );
  const rows = blocks.map((block) => text(8, y(block) + 19, block, { class: "small" }));
  const boxes = cells.map(({ one, order }) => {
    const peer = /executor \w+$/.test(one.from);
    return el(
      "g",
      { class: `process ${peer ? "executor" : "driver"}` },
      el("rect", {
        x: x(one.to),
        y: y(one.blockId),
        width: wide - 8,
        height: high - 6,
        rx: 5,
        class: "box",
      }),
      text(x(one.to) + 8, y(one.blockId) + 17, `${order}. ← ${nameOf(one.from, words)}`, {
        class: peer ? "small strong" : "small",
      }),
    );
  });
  return {
    width: left + Math.max(1, executors.length) * wide + 10,
    height: top + blocks.length * high + 10,
    body: [...columns, ...rows, ...boxes].join(""),
    description: cells
      .map(({ one }) => `${one.blockId}: ${nameOf(one.from, words)} → ${nameOf(one.to, words)}.`)
      .join(" "),
    table: {
      heads: words.heads.pieces,
      rows: cells.map(({ one, order }) => [
        one.blockId,
        nameOf(one.to, words),
        String(order),
        nameOf(one.from, words),
        String(one.bytes),
        secondsOf(one.at),
      ]),
    },
  };
}

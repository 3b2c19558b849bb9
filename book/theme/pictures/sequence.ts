/**
 * The sequence picture: a life line for each process, an arrow for each message, from top to bottom, under the four parts of an
 * application's life. Equal messages in a row are one arrow with a number.
 *
 * In Spark: nothing draws this; its log lines tell it. Left out on purpose: heartbeats and fetched blocks, which are many.
 */
import type { AnyEvent, TracedEvent } from "#engine/index";
import { secondsOf, shortName } from "./model.ts";
import { el, headOf, text, widthOf, type Drawing } from "./svg.ts";
import type { PictureWords } from "./words.ts";

const column = 116;
const line = 26;
const left = 210;
const top = 54;

export interface Message {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly note: string;
  readonly count: number;
  readonly phase: number;
}

/** The part of the life to which a message belongs; it never goes back. */
const phases: Readonly<Partial<Record<AnyEvent["kind"], number>>> = {
  SparkSubmit: 0,
  RequestSubmitDriver: 0,
  SubmitDriverResponse: 0,
  MainStarted: 0,
  LaunchDriver: 0,
  RegisterApplication: 0,
  RegisteredApplication: 0,
  ExecutorAdded: 1,
  LaunchExecutor: 1,
  RegisterExecutor: 1,
  RegisteredExecutor: 1,
  LaunchTask: 2,
  StatusUpdate: 2,
  UnregisterApplication: 3,
  ApplicationFinished: 3,
  KillExecutor: 3,
  RequestExecutors: 1,
  MainEnded: 3,
};
const own = new Set<AnyEvent["kind"]>([
  "ClientExited",
  "ExecutorStateChanged",
  "DriverStateChanged",
  "SparkContextStarted",
  "ProcessLost",
]);

export function messagesIn(events: readonly TracedEvent[]): Message[] {
  const messages: Message[] = [];
  let phase = 0;
  for (const event of events) {
    if (!("from" in event) || (phases[event.kind] === undefined && !own.has(event.kind))) continue;
    phase = Math.max(phase, phases[event.kind] ?? 0);
    const message: Message = {
      at: event.at,
      from: shortName(event.from),
      to: shortName(event.to),
      kind: event.kind,
      note: noteOf(event),
      count: 1,
      phase,
    };
    const same = messages.findLastIndex(
      (one) =>
        one.from === message.from &&
        one.to === message.to &&
        one.kind === message.kind &&
        one.note === message.note &&
        one.phase === phase,
    );
    if (same >= 0 && isMany(event.kind))
      messages[same] = { ...messages[same]!, count: messages[same]!.count + 1 };
    else messages.push(message);
  }
  return messages;
}

const isMany = (kind: string): boolean => kind === "LaunchTask" || kind === "StatusUpdate";

function noteOf(event: TracedEvent): string {
  switch (event.kind) {
    case "LaunchExecutor":
    case "ExecutorAdded":
      return `executor ${event.executorId}, ${event.cores} cores`;
    case "ExecutorStateChanged":
    case "DriverStateChanged":
    case "StatusUpdate":
      return event.state;
    case "ProcessLost":
      return event.reason;
    default:
      return "";
  }
}

/** The order of a reader's way in: who submits, the driver, the manager, its workers, executors. */
const order = ["user", "spark-submit", "driver", "Master", "Worker", "executor"];

function actorsOf(messages: readonly Message[]): string[] {
  const names = [...new Set(messages.flatMap(({ from, to }) => [from, to]))];
  const rank = (name: string): number => order.findIndex((start) => name.startsWith(start));
  return names
    .filter((name) => name !== "fault")
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

export function sequencePicture(
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const messages = messagesIn(events);
  const actors = actorsOf(messages);
  const xOf = (name: string): number => left + Math.max(0, actors.indexOf(name)) * column;
  const bottom = top + messages.length * line + 8;
  const width = left + (actors.length - 1) * column + 80;
  const lives = actors.map(
    (name) =>
      el("line", { x1: xOf(name), y1: 36, x2: xOf(name), y2: bottom, class: "life" }) +
      el("rect", { x: xOf(name) - 54, y: 10, width: 108, height: 24, rx: 5, class: "chip" }) +
      text(xOf(name), 26, name, { class: "strong", "text-anchor": "middle" }),
  );
  const arrows = messages.map((message, index) =>
    drawnMessage(message, xOf, top + index * line, id),
  );
  const rows = messages.map(({ at, from, kind, note, to, count }) => [
    secondsOf(at),
    from,
    note === "" ? kind : `${kind} (${note})`,
    to,
    String(count),
  ]);
  return {
    width,
    height: bottom + 6,
    body: bands(messages, words, width) + lives.join("") + arrows.join(""),
    description: messages
      .map(
        ({ from, kind, to, count }) => `${from} → ${to}: ${kind}${count > 1 ? ` ×${count}` : ""}`,
      )
      .join("; "),
    table: { heads: words.heads.sequence, rows },
  };
}

function bands(messages: readonly Message[], words: PictureWords, width: number): string {
  return words.phases
    .map((name, phase) => {
      const first = messages.findIndex((one) => one.phase === phase);
      const last = messages.findLastIndex((one) => one.phase === phase);
      if (first < 0) return "";
      const y = top + first * line - 14;
      return (
        el("rect", {
          x: 4,
          y,
          width: width - 8,
          height: (last - first + 1) * line - 2,
          rx: 4,
          class: phase % 2 === 0 ? "band" : "band other",
        }) + text(12, y + 17, name, { class: "strong" })
      );
    })
    .join("");
}

function drawnMessage(
  message: Message,
  xOf: (name: string) => number,
  y: number,
  id: string,
): string {
  const x2 = xOf(message.to);
  const x1 = message.from === "fault" ? x2 : xOf(message.from);
  const times = message.count > 1 ? ` ×${message.count}` : "";
  const note = message.note === "" ? "" : ` ${message.note}`;
  const label = `${message.kind}${times}`;
  const time = text(left - 64, y + 4, `${(message.at / 1_000_000).toFixed(3)}`, {
    class: "small faint",
    "text-anchor": "end",
  });
  const whole = el("title", {}, `${message.kind}${note}`);
  if (x1 === x2) {
    const bad = message.kind === "ProcessLost";
    return el(
      "g",
      {},
      whole,
      time,
      el("circle", { cx: x1, cy: y, r: 4, class: bad ? "dot bad" : "dot" }),
      text(x1 + 9, y + 4, bad ? `✝ ${message.kind}` : label, {
        class: bad ? "small bad" : "small",
      }),
    );
  }
  const right = x2 > x1;
  const end = right ? x2 - 3 : x2 + 3;
  const middle = (x1 + x2) / 2;
  const plate = widthOf(label, 11) + 6;
  return el(
    "g",
    {},
    whole,
    time,
    el("line", { x1, y1: y, x2: end, y2: y, class: "arrow", "marker-end": headOf(id) }),
    el("rect", { x: middle - plate / 2, y: y - 16, width: plate, height: 13, class: "plate" }),
    text(middle, y - 5, label, { class: "small", "text-anchor": "middle" }),
  );
}

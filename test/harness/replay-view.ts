/**
 * What a replay shows: one place of the walk as a screen, or the whole list at once.
 *
 * In Spark: nothing. Both are made of the same rows, so that a pipe reads what a terminal steps through. Left out on purpose: the raw values of
 * a case; it is told in words.
 */
import { columns, cut, styled, widthOf, wrapped } from "./lines.ts";
import type { Voice } from "./kata-report.ts";
import { isDifferent, type Script } from "./replay-script.ts";
import type { Place } from "./replay-stepper.ts";
import { laneLines } from "./run-lanes.ts";
import { isSame, type Step } from "./run-told.ts";

/** What stands above and below the list. */
export interface Frame {
  readonly head: readonly string[];
  readonly ending: readonly string[];
  /** What the two sides are called: the code that is looked at, and Spark. */
  readonly sides: readonly [own: string, spark: string];
  readonly here: string;
}

type Side = "own" | "spark";

/** The screen at a place, in at most `height` lines where the ending leaves room. */
export function screenLines(
  script: Script,
  place: Place,
  frame: Frame,
  height: number,
  voice: Voice,
): string[] {
  const head = [
    ...frame.head,
    "",
    styled("bold", `  ${whereOf(script, place.at, frame, voice)}`),
    "",
  ];
  const foot = ["", styled("dim", cut(keysAt(script, place, voice)))];
  const room = height - head.length - foot.length - 1;
  if (place.at >= script.rows.length) {
    const lanes = lastLanes(script, frame, voice);
    return [...head, ...lanes, ...(lanes.length === 0 ? [] : [""]), ...frame.ending, ...foot];
  }
  const { parts } = script;
  const isApart = script.isPaired && parts !== undefined && place.at >= parts;
  const sides: readonly Side[] =
    isApart && script.rows[place.at]?.own?.call === undefined ? ["own", "spark"] : ["own"];
  const each = Math.floor(room / sides.length);
  const body = sides.flatMap((side) => [
    ...(sides.length > 1 ? [styled("bold", `  ${frame.sides[side === "own" ? 0 : 1]}`)] : []),
    ...sideLines(script, place.at, side, each - (sides.length > 1 ? 1 : 0), frame, voice),
  ]);
  return [...head, ...body, ...foot];
}

/** The whole list: head, rows, what comes after the parting side by side, lanes, ending. */
export function allLines(script: Script, frame: Frame, voice: Voice): string[] {
  const { rows, parts, isPaired } = script;
  const together = isPaired && parts !== undefined ? parts : rows.length;
  const lines = [...frame.head, ""];
  if (rows.length === 0) lines.push(`  ${voice.say.replayNone}`);
  rows
    .slice(0, together)
    .forEach((_, at) =>
      lines.push(...runHead(script, at, voice), ...rowLines(script, at, "own", frame, voice)),
    );
  if (together < rows.length)
    for (const side of ["own", "spark"] as const) {
      lines.push(
        "",
        styled(
          "bold",
          `${frame.sides[side === "own" ? 0 : 1]}  ${side === "own" ? frame.here : ""}`.trimEnd(),
        ),
      );
      rows.slice(together).forEach((row, index) => {
        if (row[side] !== undefined)
          lines.push(...rowLines(script, together + index, side, frame, voice));
      });
      const lanes = lanesOf(script, rows.length - 1, side, voice);
      if (lanes.length > 0) lines.push("", ...lanes);
    }
  else if (rows.length > 0) {
    const lanes = lastLanes(script, frame, voice);
    if (lanes.length > 0) lines.push("", ...lanes);
  }
  return [...lines, "", ...frame.ending];
}

/** Between runs of a case that makes several. */
function runHead(script: Script, at: number, { say }: Voice): string[] {
  const run = script.rows[at]?.run ?? 0;
  if (script.runs < 2 || script.rows[at - 1]?.run === run) return [];
  return [...(at === 0 ? [] : [""]), styled("bold", `  ${say.replayRun(run + 1, script.runs)}`)];
}

function whereOf(script: Script, at: number, frame: Frame, { say }: Voice): string {
  const { rows, parts, runs, isPaired } = script;
  if (at >= rows.length) return say.replayTheEnd;
  const named = runs === 0 ? say.replayCallOf : say.replayEvent;
  const words = [named(at + 1, rows.length)];
  if (runs > 1) words.push(say.replayRun((rows[at]?.run ?? 0) + 1, runs));
  if (at === parts) words.push(frame.here);
  else if (isPaired && parts !== undefined && at > parts) {
    const { own, spark } = rows[at] ?? {};
    words.push(isSame(own, spark) ? say.replayAlike : say.replayApart);
  } else if (isPaired) words.push(say.replaySame);
  return words.join(" · ");
}

function keysAt({ rows, parts }: Script, { at, typed }: Place, { say }: Voice): string {
  if (typed !== "") return `${say.replayTyped(typed)} · ${say.replayQuit}`;
  const to = parts !== undefined && at < parts && parts < rows.length ? "parting" : "end";
  return [say.replayKeys, ...(at >= rows.length ? [] : [say.replayGo[to]]), say.replayQuit].join(
    " · ",
  );
}

/** The step in hand with as many before it as there is room for, and the lanes as they stand then. */
function sideLines(
  script: Script,
  at: number,
  side: Side,
  room: number,
  frame: Frame,
  voice: Voice,
): string[] {
  const lanes = lanesOf(script, at, side, voice).map((line) => cut(line));
  const now = rowLines(script, at, side, frame, voice).map((line, index) =>
    styled("bold", index === 0 ? line.replace(/^ /, "▸") : line),
  );
  const before: string[] = [];
  for (let row = at - 1; row >= 0 && script.rows[row]?.run === script.rows[at]?.run; row -= 1) {
    if (script.rows[row]?.[side] === undefined) continue;
    const lines = rowLines(script, row, side, frame, voice);
    if (before.length + lines.length > room - now.length - lanes.length - 1) break;
    before.unshift(...lines.map((line) => styled("dim", line)));
  }
  return [...before, ...now, ...(lanes.length === 0 ? [] : ["", ...lanes])];
}

const lanesOf = (script: Script, at: number, side: Side, { say }: Voice): string[] => {
  const { run } = script.rows[at] ?? { run: 0 };
  const steps = script.rows
    .slice(0, at + 1)
    .flatMap((row) => (row.run === run ? (row[side] ?? []) : []));
  return laneLines(steps, columns() - 4, say).map((line) => `    ${line}`);
};

/** The lanes at the end; where the sides parted, of both, each under its name. */
function lastLanes(script: Script, frame: Frame, voice: Voice): string[] {
  const lanes = (side: Side): string[] =>
    lanesOf(script, script.rows.length - 1, side, voice).map((line) => cut(line));
  if (!script.isPaired || script.parts === undefined) return lanes("own");
  return (["own", "spark"] as const).flatMap((side) => [
    styled("bold", `  ${frame.sides[side === "own" ? 0 : 1]}`),
    ...lanes(side),
  ]);
}

/** One row: its number, its instant, who says it to whom, what. */
function rowLines(script: Script, at: number, side: Side, frame: Frame, voice: Voice): string[] {
  const row = script.rows[at];
  const step = row?.[side];
  const number = String(at + 1).padStart(String(script.rows.length).length);
  if (step === undefined) return [`  ${number}  ${voice.say.replayNothing}`];
  if (step.call !== undefined) return callLines(script, step.call, number, frame, voice);
  const time = `${(step.at / 1_000_000).toFixed(3)} s`.padStart(10);
  const who = whoOf(step);
  const mark = script.parts === at && !script.isPaired ? `  ${frame.here}` : "";
  const front = `  ${number} ${time}  ${who}${" ".repeat(Math.max(0, whoWidth(script) - widthOf(who)))}  `;
  const aside = step.aside === undefined ? "" : ` (${step.aside})`;
  return hanging(front, `${step.what}${aside}${mark}`);
}

const whoOf = ({ from, to }: Step): string => (to === undefined ? from : `${from} → ${to}`);

/** Room for the longest pair of processes, within reason. */
function whoWidth({ rows }: Script): number {
  const widths = rows.flatMap(({ own, spark }) =>
    [own, spark].map((step) => (step === undefined ? 0 : widthOf(whoOf(step)))),
  );
  return Math.min(34, Math.max(0, ...widths));
}

/** Words after a front, the following lines under the first word. */
function hanging(front: string, words: string): string[] {
  const indent = " ".repeat(Math.min(widthOf(front), Math.floor(columns() / 2)));
  const [first = "", ...rest] = wrapped(words, indent);
  return [`${front}${first.trimStart()}`, ...rest];
}

/** A call of the function: what it was given, what it answered, what Spark answers where that is something else. */
function callLines(
  script: Script,
  call: number,
  number: string,
  frame: Frame,
  { say }: Voice,
): string[] {
  const one = script.calls[call];
  if (one === undefined) return [];
  const alone = script.runs === 0;
  const differs = isDifferent(one);
  const lines = [
    `  ${number}  ${styled("bold", alone ? say.replayCall(call + 1) : `${say.replayAsked}, ${say.replayCall(call + 1)}`)}`,
    ...wrapped(`${say.replayGiven}: ${spaced(one.given)}`, "       ", alone ? 8 : 3),
    ...wrapped(
      `${say.yours}: ${spaced(one.yours)}${differs ? `  ${frame.here}` : ""}`,
      "       ",
      3,
    ),
  ];
  if (one.spark === undefined || (!alone && !differs)) return lines;
  return [...lines, ...wrapped(`${say.spark}: ${spaced(one.spark)}`, "       ", 3)];
}

/** Values have no spaces to break a line at. */
function spaced(values: string): string {
  return values.replaceAll(/,(?=\S)/g, ", ");
}

/**
 * The verdict on a kata: it holds, it is broken, it is to do, or it could not run.
 *
 * In Spark: nothing. Obstacles come first: a function that changes its input is not wrong about Spark, it is not yet
 * comparable. Left out on purpose: marks; the grader gives those.
 */
import { stripVTControlCharacters } from "node:util";
import type { BrokenFile, Results, Item } from "./results.ts";
import { type KataObstacle, type KataState, spoken } from "./texts.ts";
import type { Kata } from "./workbook.ts";

export interface Verdict {
  readonly kata: Kata;
  readonly state: KataState;
  readonly obstacle?: KataObstacle;
  /** What was seen, in one line. */
  readonly detail?: string;
  /** The module or the name that a kata may not use. */
  readonly name?: string;
  readonly at?: Place;
  /** Further things of the same kind. */
  readonly more?: Finding["more"];
  readonly laws: readonly Item[];
  /** The law to show: the first that does not hold. */
  readonly first?: Item;
}

/** Something found before the laws ran: by the sandbox or by the type checker. */
export interface Finding {
  readonly obstacle: KataObstacle;
  readonly detail?: string;
  readonly name?: string;
  readonly at?: Place;
  readonly more?: readonly { readonly detail: string; readonly at: Place }[];
}

/** Where in the learner's file, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The line itself, as it stood there. */
  readonly source?: string;
}

export function verdictOn(kata: Kata, results: Results, finding?: Finding): Verdict {
  const laws = results.items.filter(
    (item) =>
      item.project === "katas" && item.file === kata.lawFile && item.law?.state !== "not asked",
  );
  if (finding !== undefined) return { kata, state: "could not run", ...finding, laws };
  const trouble = troubleIn(kata, results, laws);
  if (trouble !== undefined) return { kata, state: "could not run", ...trouble, laws };
  const open = laws.find((item) => item.law?.state === "to do");
  if (open !== undefined) return { kata, state: "to do", laws, first: open };
  const first = laws.find((item) => item.state === "failed");
  if (first !== undefined) return { kata, state: "broken", laws, first };
  return { kata, state: "holds", laws };
}

function troubleIn(
  kata: Kata,
  results: Results,
  laws: readonly Item[],
): Partial<Verdict> | undefined {
  if (results.stuck?.includes(kata.lawFile)) return { obstacle: "no answer", detail: kata.file };
  const file = results.brokenFiles.find(
    (one) => one.project === "katas" && one.file === kata.lawFile,
  );
  if (file !== undefined) return loading(kata, file);
  for (const item of laws) {
    const { obstacle, message } = item.law ?? {};
    if (obstacle !== undefined)
      return {
        obstacle,
        first: item,
        ...(message === undefined ? {} : { detail: message }),
        ...at(kata, item),
      };
  }
  if (laws.length === 0)
    return {
      obstacle: "law failed",
      detail: `${kata.lawFile}: ${spoken({ en: "no law ran", ko: "돌아간 법칙이 없습니다" })}`,
    };
  return undefined;
}

/** Why the file could not be loaded, and where. */
function loading(kata: Kata, { message, stack }: BrokenFile): Finding {
  const at = placeIn(kata, `${message}\n${stack}`);
  const obstacle = obstacleOf(message) ?? (at === undefined ? "law failed" : "load");
  return { obstacle, detail: firstSentence(message), ...(at === undefined ? {} : { at }) };
}

function obstacleOf(message: string): KataObstacle | undefined {
  if (/went round more than|번 넘게 돌았습니다/.test(message)) return "endless loop";
  if (/Maximum call stack/.test(message)) return "endless recursion";
  if (/parse|Unexpected|Expected|SyntaxError|Transform failed|PARSE_ERROR/i.test(message))
    return "syntax";
  if (/Failed to resolve|Cannot find (module|package)|does not provide an export/i.test(message))
    return "imports";
  return undefined;
}

/** The first place in the learner's file that a message or a stack names. */
export function placeIn(kata: Kata, text: string): Place | undefined {
  const file = kata.file.slice(kata.file.lastIndexOf("/") + 1).replaceAll(".", "\\.");
  const match = new RegExp(`${file}:(\\d+):(\\d+)`).exec(stripVTControlCharacters(text));
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}

function at(kata: Kata, { faults }: Item): Pick<Verdict, "at"> {
  const place = placeIn(kata, faults[0]?.stack ?? "");
  return place === undefined ? {} : { at: place };
}

function firstSentence(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .map((line) => line.replace(/^\s*\[\w+\]/, "").trim());
  return lines.find((line) => line !== "" && !/^(Error: )?Transform failed/.test(line)) ?? "";
}

export function countStates(verdicts: readonly Verdict[]): ReadonlyMap<KataState, number> {
  const counts = new Map<KataState, number>();
  for (const { state } of verdicts) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/**
 * The verdict on a kata: it holds, it is broken, it is to do, or it could not run.
 *
 * In Spark: nothing. Obstacles come first: a function that changes its input is not wrong about Spark, it is not yet
 * comparable. Left out on purpose: marks; the grader gives those.
 */
import type { Results, Item } from "./results.ts";
import { type KataObstacle, type KataState, spoken } from "./texts.ts";
import type { Kata } from "./workbook.ts";

export interface Verdict {
  readonly kata: Kata;
  readonly state: KataState;
  readonly obstacle?: KataObstacle;
  /** What was seen, in one line. */
  readonly detail?: string;
  readonly laws: readonly Item[];
  /** The law to show: the first that does not hold. */
  readonly first?: Item;
}

/** Something found before the laws ran: by the sandbox or by the type checker. */
export interface Finding {
  readonly obstacle: KataObstacle;
  readonly detail: string;
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
  if (file !== undefined)
    return { obstacle: obstacleOf(file.message), detail: place(file.message, kata) };
  for (const item of laws) {
    const { obstacle, message } = item.law ?? {};
    if (obstacle !== undefined)
      return { obstacle, first: item, ...(message === undefined ? {} : { detail: message }) };
  }
  if (laws.length === 0)
    return {
      obstacle: "law failed",
      detail: `${kata.lawFile}: ${spoken({ en: "no law ran", ko: "돌아간 법칙이 없습니다" })}`,
    };
  return undefined;
}

function obstacleOf(message: string): KataObstacle {
  if (/went round more than|번 넘게 돌았습니다/.test(message)) return "endless loop";
  if (/Maximum call stack/.test(message)) return "endless recursion";
  if (/parse|Unexpected|Expected|SyntaxError|Transform failed|PARSE_ERROR/i.test(message))
    return "syntax";
  if (/Failed to resolve|Cannot find (module|package)|does not provide an export/i.test(message))
    return "imports";
  return "law failed";
}

/** The line of the learner's file that a message names, with its first sentence. */
function place(message: string, kata: Kata): string {
  const lines = message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const where = /\.ts:(\d+):(\d+)/.exec(message);
  const said = lines.find((line) => !/^(Transform failed|Error:? Transform)/.test(line)) ?? "";
  return where === null ? said : `${kata.file}:${where[1]} ${said}`;
}

export function countStates(verdicts: readonly Verdict[]): ReadonlyMap<KataState, number> {
  const counts = new Map<KataState, number>();
  for (const { state } of verdicts) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

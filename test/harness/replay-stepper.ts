/**
 * Stepping by key as a function: where one stands, and where a key leads.
 *
 * In Spark: nothing. Left out on purpose: the keyboard and the screen; replay-terminal.ts has both.
 */

/** Where one stands: at a row from 0, or after the last one, at the end. */
export interface Place {
  readonly at: number;
  /** The digits of a number that is being typed. */
  readonly typed: string;
}

export type StepKey = "next" | "back" | "go" | "quit" | "erase" | `${number}`;

export const start: Place = { at: 0, typed: "" };

/** What there is to walk through: how many rows, and the row at which the sides part. */
export interface Walk {
  readonly rows: number;
  readonly parts: number | undefined;
}

/** Where the key leads; `quit` ends the walk. */
export function press({ at, typed }: Place, key: StepKey, { rows, parts }: Walk): Place | "quit" {
  const to = (place: number): Place => ({ at: Math.min(Math.max(place, 0), rows), typed: "" });
  switch (key) {
    case "quit":
      return "quit";
    case "next":
      return to(typed === "" ? at + 1 : Number(typed) - 1);
    case "go":
      if (typed !== "") return to(Number(typed) - 1);
      return to(parts !== undefined && at < parts ? parts : rows);
    case "back":
      return typed === "" ? to(at - 1) : { at, typed: "" };
    case "erase":
      return typed === "" ? to(at - 1) : { at, typed: typed.slice(0, -1) };
    default:
      return { at, typed: `${typed}${key}`.slice(0, 6) };
  }
}

/** What a terminal sends, one key or one sequence at a time. */
// oxlint-disable-next-line no-control-regex -- a terminal speaks in control characters
const sent = /\u001b(?:\[[\d;]*[ -/]*[@-~]|O.)?|[^\u001b]/gu;

/** Right and left by their sequences; letters also as a Korean keyboard sends them. */
const meanings: Readonly<Record<string, StepKey>> = {
  "\r": "next",
  "\n": "next",
  " ": "next",
  n: "next",
  ㅜ: "next",
  "\u001b[C": "next",
  "\u001bOC": "next",
  b: "back",
  ㅠ: "back",
  "\u001b[D": "back",
  "\u001bOD": "back",
  "\u007f": "erase",
  "\b": "erase",
  g: "go",
  ㅎ: "go",
  q: "quit",
  ㅂ: "quit",
  "\u0003": "quit",
  "\u0004": "quit",
};

export function stepKeysIn(text: string): StepKey[] {
  return (text.match(sent) ?? []).flatMap((one): StepKey[] => {
    if (/^\d$/.test(one)) return [one as `${number}`];
    const meant = meanings[one] ?? meanings[one.toLowerCase()];
    return meant === undefined ? [] : [meant];
  });
}

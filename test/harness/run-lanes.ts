/**
 * A lane for each executor, as the run stands at a step: what it has done, what it is doing, whether it lives.
 *
 * In Spark: the event timeline of a stage's page. The same signs as the book's timeline. Left out on purpose: lengths of time; a lane is a
 * list.
 */
import { widthOf } from "./lines.ts";
import type { Step } from "./run-told.ts";
import type { Texts } from "./texts.ts";

interface Lane {
  readonly name: string;
  readonly host: string;
  readonly tasks: {
    readonly task: string;
    readonly stage: string;
    readonly name: string;
    sign: Sign;
  }[];
  goneAt: number | undefined;
}

export type Sign = keyof Texts["signs"];

export const signs: Readonly<Record<Sign, string>> = {
  done: "██",
  running: "▒▒",
  failed: "✗",
  "fetch failed": "F",
  killed: "⊘",
  lost: "✝",
};

function lanesAfter(steps: readonly Step[]): Lane[] {
  const lanes = new Map<string, Lane>();
  const laneOf = (name: string, host: string = ""): Lane => {
    const lane = lanes.get(name) ?? { name, host, tasks: [], goneAt: undefined };
    lanes.set(name, lane);
    return lane;
  };
  for (const { at, mark } of steps) {
    if (mark?.kind === "executor") laneOf(mark.lane, mark.host);
    if (mark?.kind === "gone") laneOf(mark.lane).goneAt ??= at;
    if (mark?.kind === "start") laneOf(mark.lane).tasks.push({ ...mark, sign: "running" });
    if (mark?.kind !== "end") continue;
    for (const { tasks } of lanes.values())
      for (const one of tasks) if (one.task === mark.task) one.sign = signOf(mark.reason);
  }
  return [...lanes.values()];
}

function signOf(reason: string): Sign {
  if (reason === "Success" || reason === "Resubmitted") return "done";
  if (reason === "FetchFailed") return "fetch failed";
  if (reason === "TaskKilled") return "killed";
  return reason === "ExecutorLostFailure" ? "lost" : "failed";
}

/** The lanes as lines of at most `width` columns, and under them what the signs mean. */
export function laneLines(steps: readonly Step[], width: number, say: Texts): string[] {
  const lanes = lanesAfter(steps);
  if (lanes.length === 0) return [];
  const heads = lanes.map(
    ({ name, host }) => `${say.lane(name)}${host === "" ? "" : ` (${host})`}`,
  );
  const room = Math.max(...heads.map(widthOf));
  const lines = lanes.map((lane, index) => {
    const head = heads[index] ?? "";
    return `${head}${" ".repeat(room - widthOf(head))}  ${content(lane, width - room - 2, say)}`.trimEnd();
  });
  const used = new Set(
    lanes.flatMap(({ tasks, goneAt }) => [
      ...tasks.map(({ sign }) => sign),
      ...(goneAt === undefined ? [] : ["lost" as const]),
    ]),
  );
  const known = (Object.keys(signs) as Sign[]).filter((sign) => used.has(sign));
  const legend = known.map((sign) => `${signs[sign]} ${say.signs[sign]}`).join("  ");
  const again = lanes.flatMap(({ tasks }) => tasks).find(({ name }) => name.includes("."))?.name;
  const words = [
    legend,
    say.laneNumbers,
    ...(again === undefined ? [] : [say.laneAttempts(again)]),
  ];
  return used.size === 0 ? lines : [...lines, `${" ".repeat(room)}  ${words.join(" · ")}`];
}

/** The tasks of a lane, each stage named once; the first ones give way where there is no room. */
function content({ tasks, goneAt }: Lane, width: number, say: Texts): string {
  const end = goneAt === undefined ? "" : `  ✝ ${(goneAt / 1_000_000).toFixed(3)} s`;
  for (let from = 0; from <= tasks.length; from += 1) {
    let stage = "";
    const words = tasks.slice(from).map((one) => {
      const head = one.stage === stage ? "" : `${say.laneStage(one.stage)} `;
      stage = one.stage;
      return `${head}${signs[one.sign]} ${one.name}`;
    });
    const line = `${from === 0 ? "" : `${say.laneMore(from)}  `}${words.join("  ")}${end}`;
    if (widthOf(line) <= width || from === tasks.length) return line.trimStart();
  }
  return end.trimStart();
}

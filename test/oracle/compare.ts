/** Recording against observation, up to the freedom that Spark leaves; and the matrix of all results as text. */
import { canonical } from "./canonical.ts";
import type { Observation, Recording } from "./observation.ts";

export { freedoms, type Freedom } from "./freedoms.ts";

export interface Difference {
  /** What differs: a result, an RDD, a job, a stage. */
  readonly where: string;
  readonly spark: string;
  readonly ours: string;
}

/** Every difference that no freedom excuses, results first. */
export function compare(recording: Recording, observation: Observation): Difference[] {
  const theirs = canonical(recording.program, recording.observation);
  const ours = canonical(recording.program, observation);
  const places = new Set([...theirs.keys(), ...ours.keys()]);
  return [...places].flatMap((where) => {
    const spark = theirs.get(where) ?? "(nothing)";
    const mine = ours.get(where) ?? "(nothing)";
    return spark === mine ? [] : [{ where, spark, ours: mine }];
  });
}

/** A difference as a reader sees it: the two texts from shortly before where they part. */
export function showDifference({ where, spark, ours }: Difference): string {
  let same = 0;
  while (same < spark.length && spark[same] === ours[same]) same += 1;
  const from = Math.max(0, same - 60);
  const cut = (text: string): string => `${from > 0 ? "…" : ""}${text.slice(from, from + 400)}`;
  return `${where}\n  Spark: ${cut(spark)}\n  here:  ${cut(ours)}`;
}

export type Verdict = "agrees" | "differs" | "not run";

/** Operators down, situations across; one letter a cell. */
export function matrix(
  recordings: readonly Recording[],
  results: ReadonlyMap<string, Verdict>,
): string {
  const cells = recordings.filter(
    ({ program }) => program.group !== "edge" && program.group !== "drawn",
  );
  const groups = [...new Set(cells.map(({ program }) => program.group))];
  const variants = [...new Set(cells.map(({ program }) => program.variant))];
  const mark = (group: string, variant: string): string => {
    const cell = cells.find(
      ({ program }) => program.group === group && program.variant === variant,
    );
    return cell === undefined ? "·" : signs[results.get(cell.program.name) ?? "not run"];
  };
  const rows = groups.map(
    (group) =>
      group.padEnd(16) + variants.map((variant) => mark(group, variant).padEnd(17)).join(""),
  );
  const rest = ["edge", "drawn"].map((group) => line(group, recordings, results));
  return [" ".repeat(16) + variants.map((variant) => variant.padEnd(17)).join(""), ...rows, ...rest]
    .map((text) => text.trimEnd())
    .join("\n");
}

const signs: Record<Verdict, string> = { agrees: "✓", differs: "✗", "not run": "?" };

function line(
  group: string,
  recordings: readonly Recording[],
  results: ReadonlyMap<string, Verdict>,
): string {
  const those = recordings.filter(({ program }) => program.group === group);
  return (
    group.padEnd(16) +
    those.map(({ program }) => signs[results.get(program.name) ?? "not run"]).join("")
  );
}

/** What the steps of a cleaning run told, in one form for both engines: lines of Cleaning.scala and of engine-cleaning.ts become it. */

export interface CleanedStep {
  readonly step: string;
  readonly answer?: string;
  /** Tasks that ran in it: "ShuffleMapTask 0". */
  readonly tasks: readonly string[];
  /** The data and index files of all executors, the shuffles that the driver knows, persisted RDDs, folders of checkpoints, values of accumulators. */
  readonly state: Readonly<Record<string, string>>;
  /** After a `gc`: what has been cleaned so far, and which pieces lie where. */
  readonly cleaned?: readonly string[];
  readonly pieces?: readonly string[];
}

const stateWords = new Set(["files", "shuffles", "persistent", "saved", "accumulators"]);

/** The steps of one run. Accumulators of internal metrics are left out: the engine has none. */
export function cleaningTold(lines: readonly string[]): CleanedStep[] {
  const steps: CleanedStep[] = [];
  const own = new Set(
    lines.filter((line) => line.startsWith("id ")).map((line) => line.split(" ")[2]),
  );
  const cleaned = new Set<string>();
  const pieces = new Set<string>();
  const each = new Map<CleanedStep, { tasks: string[]; state: Record<string, string> }>();
  for (const line of lines) {
    const [word = "", first = "", second = "", third = ""] = line.split(" ");
    if (word === "step") {
      const parts = { tasks: [], state: {} };
      const step: CleanedStep = { step: line.slice(5), ...parts };
      each.set(step, parts);
      steps.push(step);
      continue;
    }
    const at = steps.at(-1);
    const parts = at && each.get(at);
    if (at === undefined || parts === undefined) continue;
    if (word === "answer") Object.assign(at, { answer: first });
    if (word === "task") parts.tasks.push(`${first} ${second}`);
    if (word === "cleaned" && (first !== "accumulator" || own.has(second)))
      cleaned.add(`${first} ${second}`);
    if (word === "block" && first.startsWith("broadcast_")) {
      const piece = `${first} ${second}`;
      if (third === "stored") pieces.add(piece);
      else pieces.delete(piece);
    }
    if (stateWords.has(word)) parts.state[word] = line.slice(word.length + 1);
    if (word === "accumulators") Object.assign(at, ended(at, cleaned, pieces));
  }
  for (const { tasks } of each.values()) tasks.sort();
  return steps;
}

/** The last line of a step: what is gone by now counts where garbage was collected on purpose. */
const ended = (
  { step }: CleanedStep,
  cleaned: ReadonlySet<string>,
  pieces: ReadonlySet<string>,
): Partial<CleanedStep> =>
  step === "gc" ? { cleaned: [...cleaned].sort(), pieces: [...pieces].sort() } : {};

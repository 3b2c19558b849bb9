/**
 * Finds, inside a test worker, what belongs to a kata's laws: the learner's file, the card, the reference solution, the wrong ones.
 *
 * In Spark: nothing. `chapters/15-life-cycle/kata-01-name.test.ts` belongs to `solutions/15-life-cycle/01-name/`.
 * Left out on purpose: reading folders; Vite's glob knows the files, so this works without Node.
 */
import type { KataCard } from "./card.ts";
import type { Misconception } from "./law-report.ts";
import type { Subject } from "./trial.ts";
import type { WrongOne } from "./beliefs-behind.ts";

type Load = () => Promise<Readonly<Record<string, unknown>>>;
type Glob = (pattern: string) => Readonly<Record<string, Load>>;

// Vite replaces the call below while it transforms this file; the pattern is relative to the workbook's root. vitest keeps no transformed
// file in which it reads `import.meta.glob(`, as it does here: what the call finds hangs on other files.
const solutions = (import.meta as unknown as { glob: Glob }).glob("/solutions/*/*/**/*.ts");

const katas = (import.meta as unknown as { glob: Glob }).glob("/katas/*/*.ts");

/** What the learner's file of a kata exports. */
export async function kataIn(kata: string): Promise<Readonly<Record<string, unknown>>> {
  const module = await katas[`/katas/${kata}.ts`]?.();
  if (module === undefined) throw new Error(`katas/${kata}.ts is missing`);
  return module;
}

/** `15-life-cycle/01-name`, from the path of the law file. */
export function kataOf(lawFile: string): string | undefined {
  const match = /\/chapters\/([^/]+)\/kata-([^/]+)\.test\.ts$/.exec(lawFile.replaceAll("\\", "/"));
  return match === null ? undefined : `${match[1]}/${match[2]}`;
}

/** The reference's function of the same name as the learner's. */
export async function referenceOf(kata: string, subject: Subject): Promise<Subject | undefined> {
  const module = await solutions[`/solutions/${kata}/solution.ts`]?.();
  const named = module?.[subject.name];
  if (typeof named === "function") return named as Subject;
  return module === undefined ? undefined : functionsOf(module)[0];
}

export async function wrongOf(kata: string): Promise<readonly WrongOne[]> {
  const files = Object.keys(solutions)
    .filter((file) => file.startsWith(`/solutions/${kata}/wrong/`))
    .toSorted();
  const found: WrongOne[] = [];
  for (const file of files) {
    const module = await solutions[file]?.();
    if (module !== undefined) found.push(wrongIn(file, module));
  }
  return found;
}

/** What the card of a kata says, as far as a worker asks. */
export async function cardIn(kata: string): Promise<Pick<KataCard, "policy" | "review">> {
  const card = (await solutions[`/solutions/${kata}/kata.ts`]?.())?.["kata"];
  if (card === undefined) throw new Error(`solutions/${kata}/kata.ts exports no kata`);
  // The loop has read the same card and looked at every field.
  return card as KataCard;
}

/** One wrong implementation: a belief and a function. */
export function wrongIn(file: string, module: Readonly<Record<string, unknown>>): WrongOne {
  const subject = functionsOf(module)[0];
  const belief = module["belief"];
  if (subject === undefined || !isBelief(belief))
    throw new Error(`${file}: exports a belief { id, en, ko, killedBy } and the wrong function`);
  return { belief, subject };
}

function functionsOf(module: Readonly<Record<string, unknown>>): Subject[] {
  return Object.values(module).filter((value) => typeof value === "function") as Subject[];
}

function isBelief(value: unknown): value is Misconception {
  if (typeof value !== "object" || value === null) return false;
  const { id, en, ko, killedBy } = value as Partial<Misconception>;
  return (
    typeof id === "string" &&
    typeof killedBy === "string" &&
    [en, ko].every((text) => Boolean(text?.belief) && Boolean(text?.refutation))
  );
}

/** The policy of a belief, by the policy's name; empty without a belief or for one that lives in the engine. */
export async function beliefPolicies(
  id: string | undefined,
): Promise<Readonly<Record<string, Subject>>> {
  if (id === undefined) return {};
  const name = `/wrong/${id.toLowerCase()}-`;
  const file = Object.keys(solutions).find((path) => path.includes(name));
  if (file === undefined) return {};
  const wrong = wrongIn(file, (await solutions[file]?.()) ?? {});
  const kata = await solutions[`${file.slice(0, file.indexOf("/wrong/"))}/kata.ts`]?.();
  const policy = (kata?.["kata"] as { policy?: unknown } | undefined)?.policy;
  if (typeof policy !== "string") throw new Error(`${file}: its kata names no policy`);
  return { [policy]: wrong.subject };
}

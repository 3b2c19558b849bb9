/**
 * What stands between the engine and a kata. In Spark there is no such thing: its scheduler calls itself. What a kata is given it may look
 * at, not change; what it answers is looked at where the engine asked, so that a fault names the kata, never the engine.
 */
export class KataFault extends Error {
  override name = "KataFault" as const;
  readonly policy: string;
  constructor(policy: string, what: string, cause?: unknown) {
    super(`${policy}: ${what}`, cause === undefined ? undefined : { cause });
    this.policy = policy;
  }
}

/** Asks a kata where a task would take what it throws for the program's: it is the kata's, with the error as it was. */
export function asked<T>(policy: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw new KataFault(policy, String(error), error);
  }
}

/** The view, frozen to its last part. */
export function frozen<T>(view: T): T {
  const waiting: unknown[] = [view];
  while (waiting.length > 0) {
    const at = waiting.pop();
    if (typeof at !== "object" || at === null || Object.isFrozen(at)) continue;
    Object.freeze(at);
    waiting.push(...(Object.values(at) as unknown[]));
  }
  return view;
}

/** A kata's answer, where it has to be a list without repetition of things that were in its view. */
export function chosenFrom<T>(
  policy: string,
  answer: unknown,
  known: readonly T[],
  noun: string,
): readonly T[] {
  if (!Array.isArray(answer))
    throw new KataFault(policy, `the answer is not a list of ${noun}s, but ${shown(answer)}`);
  const chosen = answer as readonly T[];
  chosen.forEach((one, at) => {
    if (!known.includes(one)) throw new KataFault(policy, `there is no ${noun} ${shown(one)}`);
    if (chosen.indexOf(one) !== at)
      throw new KataFault(policy, `${noun} ${shown(one)} stands in the answer twice`);
  });
  return chosen;
}

/** A value in a kata's answer, as one reads it in a message. */
export const shown = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? `{ ${Object.keys(value).join(", ")} }`
    : String(value);

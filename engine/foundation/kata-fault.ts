/**
 * What stands between the engine and a kata. In Spark there is no such thing: its scheduler calls itself. What a kata is given it may look
 * at, not change; what it answers is looked at where the engine asked, so that a fault names the kata, never the engine.
 */
import type { Both } from "./language.ts";

/** A kata's answer that cannot be used, or what the kata threw. */
export class KataFault extends Error {
  override name = "KataFault" as const;
  readonly policy: string;
  /** The message in both languages; `message` is the English one. */
  readonly line: Both;
  constructor(policy: string, what: Both, cause?: unknown) {
    super(`${policy}: ${what.en}`, cause === undefined ? undefined : { cause });
    this.policy = policy;
    this.line = { en: this.message, ko: `${policy}: ${what.ko}` };
  }
}

/** Asks a kata where a task would take what it throws for the program's: it is the kata's, with the error as it was. */
export const asked = <T>(policy: string, ask: () => T): T => askedWithin(policy).asked(ask);

/** The same where the kata is handed functions of the program: what a guarded one throws is the program's, anything else the kata's. */
export function askedWithin(policy: string): {
  readonly guarded: <A extends readonly unknown[], B>(f: (...given: A) => B) => typeof f;
  readonly asked: <R>(ask: () => R) => R;
} {
  const passing = new Set<unknown>();
  return {
    guarded:
      (f) =>
      (...given) => {
        try {
          return f(...given);
        } catch (error) {
          passing.add(error);
          throw error;
        }
      },
    asked: (ask) => {
      try {
        return ask();
      } catch (error) {
        if (passing.has(error)) throw error;
        throw new KataFault(policy, { en: String(error), ko: String(error) }, error);
      }
    },
  };
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
  noun: Both,
): readonly T[] {
  if (!Array.isArray(answer))
    throw new KataFault(policy, {
      en: `the answer is not a list of ${noun.en}s, but ${shown(answer)}`,
      ko: `답이 ${noun.ko}의 목록이 아닙니다: ${shown(answer)}`,
    });
  const chosen = answer as readonly T[];
  chosen.forEach((one, at) => {
    if (!known.includes(one))
      throw new KataFault(policy, {
        en: `there is no ${noun.en} ${shown(one)}`,
        ko: `없는 ${noun.ko}입니다: ${shown(one)}`,
      });
    if (chosen.indexOf(one) !== at)
      throw new KataFault(policy, {
        en: `${noun.en} ${shown(one)} stands in the answer twice`,
        ko: `답에 같은 것이 두 번 있습니다: ${noun.ko} ${shown(one)}`,
      });
  });
  return chosen;
}

/** A value in a kata's answer, as one reads it in a line. */
export function shown(value: unknown): string {
  if (typeof value === "function") return "(…) => …";
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "[…]";
  if (typeof value === "object" && value !== null) return `{ ${Object.keys(value).join(", ")} }`;
  return String(value);
}

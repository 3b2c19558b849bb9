/** An imported module with state of its own: once an executor, as a Scala object is once a JVM. */
export const tally = { seen: 0, names: new Set<string>() };
export let total = 0;

export function count(amount: number): number {
  tally.seen += amount;
  total += amount;
  return tally.seen;
}

const cache = new Map<string, number>();
/** True the first time that a word is met on an executor. */
export const firstTime = (word: string): boolean => {
  const known = cache.get(word) ?? 0;
  cache.set(word, known + 1);
  return known === 0;
};

export const cached = (): number => cache.size;

/** Programs that look at a line beside others: sort, tac, uniq. Left out: keys and other orders of sort; what is not read here is refused. */
import { inputOf, joined, linesOf, optionsOf, type Program } from "./options.ts";

type Order = (a: string, b: string) => number;

/** In the order of code points, which is that of UTF-8's bytes. */
const byCodePoints: Order = (a, b) => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    // Where they part inside a pair of surrogates, the whole character is in the other half's place, too.
    return (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0);
  }
  return a.length - b.length;
};

/** What stands at the head of a line, as a number; a line without one is zero. */
const numberOf = (line: string): number => Number(/^\s*(-?\d*\.?\d*)/.exec(line)?.[1] ?? 0) || 0;

const sort: Program = ({ words, input }) => {
  const { flags, operands } = optionsOf(words, "nru", 2);
  const lines = linesOf(
    inputOf(operands, input, 2, (file) => `cannot read: ${file}: No such file or directory`),
  );
  const byKey: Order = flags.has("n") ? (a, b) => numberOf(a) - numberOf(b) : byCodePoints;
  const direction = flags.has("r") ? -1 : 1;
  // Lines that are equal by key go by their bytes; with -u the first of them stands for all.
  const ties: Order = flags.has("u") ? () => 0 : byCodePoints;
  const sorted = lines.sort((a, b) => (byKey(a, b) || ties(a, b)) * direction);
  const kept = flags.has("u")
    ? sorted.filter((line, i) => i === 0 || byKey(sorted[i - 1] as string, line) !== 0)
    : sorted;
  return { output: joined(kept) };
};

const tac: Program = ({ words, input }) => ({
  output: joined(linesOf(inputOf(optionsOf(words, "").operands, input)).toReversed()),
});

const uniq: Program = ({ words, input }) => {
  const { flags, operands } = optionsOf(words, "cdu");
  const groups: { line: string; count: number }[] = [];
  for (const line of linesOf(inputOf(operands, input))) {
    const last = groups.at(-1);
    if (last?.line === line) last.count += 1;
    else groups.push({ line, count: 1 });
  }
  const kept = groups.filter(
    ({ count }) => !(flags.has("d") && count === 1) && !(flags.has("u") && count > 1),
  );
  return {
    output: joined(
      kept.map(({ line, count }) =>
        flags.has("c") ? `${String(count).padStart(7)} ${line}` : line,
      ),
    ),
  };
};

export const rearrangers = { sort, tac, uniq } satisfies Record<string, Program>;

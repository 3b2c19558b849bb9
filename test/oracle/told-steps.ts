/**
 * The lines that one run of a Scala program told, step by step: `@run NAME`, `@step TEXT`, then what belongs to that step.
 *
 * In Spark: nothing; the Scala programs of this folder print so. Left out on purpose: what a line says; each kind of run reads its own.
 */

/** The steps of one run: each begins as `begun` says, and takes in the lines after it. */
export function stepsTold<S>(
  run: string,
  lines: readonly string[],
  begun: (step: string) => S,
  withLine: (at: S, line: string) => S,
): S[] {
  const steps: S[] = [];
  let mine = false;
  for (const line of lines) {
    if (line.startsWith("@run ")) mine = line === `@run ${run}`;
    if (!mine) continue;
    const at = steps.at(-1);
    if (line.startsWith("@step ")) steps.push(begun(line.slice("@step ".length)));
    else if (at !== undefined) steps[steps.length - 1] = withLine(at, line);
  }
  return steps;
}

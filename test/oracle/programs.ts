/** All programs that have recordings: the cells of the matrix, edges, and draws of the generator as they fell. */
import { cells } from "./cells.ts";
import { edges } from "./edges.ts";
import { generate } from "./generate.ts";
import type { Program } from "./program.ts";

/** Seeds of the recorded draws: the first ones, none left out. */
export const seeds: readonly number[] = Array.from({ length: 32 }, (_, at) => at + 1);

export function allPrograms(): Program[] {
  return [...cells(), ...edges, ...seeds.map(generate)];
}

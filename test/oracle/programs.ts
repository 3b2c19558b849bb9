/** All programs that have recordings: the cells of the matrix, edges, and draws of the generator. */
import { cells } from "./cells.ts";
import { edges } from "./edges.ts";
import type { Program } from "./program.ts";

export function allPrograms(): Program[] {
  return [...cells(), ...edges()];
}

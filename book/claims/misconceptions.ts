/**
 * Misconceptions M-01 to M-83: beliefs about Spark that a run contradicts, each with its refutation in both languages.
 *
 * The same in Spark: the refutations. Left out on purpose: the code of each belief. Source: the ledger of claims.
 */
import type { Misconception } from "./claim.ts";
import { misconceptionsA } from "./rows/misconceptions-a.ts";
import { misconceptionsB } from "./rows/misconceptions-b.ts";
import { misconceptionsC } from "./rows/misconceptions-c.ts";
import { misconceptionsD } from "./rows/misconceptions-d.ts";
import { misconceptionsE } from "./rows/misconceptions-e.ts";

export const misconceptions: readonly Misconception[] = [
  ...misconceptionsA,
  ...misconceptionsB,
  ...misconceptionsC,
  ...misconceptionsD,
  ...misconceptionsE,
];

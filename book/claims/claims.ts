/**
 * The ledger of claims: every statement of the five source notes, with its verdict against real Spark 3.5 and its evidence.
 *
 * The same as in the notes: what they say, retold, in the notes' own order. Left out on purpose: the notes' own words.
 * Source: the notes, checked against Spark 3.5.3. The note pages of the book render these rows.
 */
import type { Claim, Evidence } from "./claim.ts";
import { note000A } from "./rows/note-000-a.ts";
import { note000B } from "./rows/note-000-b.ts";
import { note000C } from "./rows/note-000-c.ts";
import { note001A } from "./rows/note-001-a.ts";
import { note001B } from "./rows/note-001-b.ts";
import { note001C } from "./rows/note-001-c.ts";
import { note002A } from "./rows/note-002-a.ts";
import { note002B } from "./rows/note-002-b.ts";
import { note002C } from "./rows/note-002-c.ts";
import { note002D } from "./rows/note-002-d.ts";
import { note002E } from "./rows/note-002-e.ts";
import { note002F } from "./rows/note-002-f.ts";
import { note003A } from "./rows/note-003-a.ts";
import { note003B } from "./rows/note-003-b.ts";
import { note00415A } from "./rows/note-004-15-a.ts";
import { note00415B } from "./rows/note-004-15-b.ts";
import { note00416A } from "./rows/note-004-16-a.ts";
import { note00416B } from "./rows/note-004-16-b.ts";
import { note00417A } from "./rows/note-004-17-a.ts";
import { note00417B } from "./rows/note-004-17-b.ts";
import { note00418A } from "./rows/note-004-18-a.ts";
import { note00418B } from "./rows/note-004-18-b.ts";
import { note00419A } from "./rows/note-004-19-a.ts";
import { note00419B } from "./rows/note-004-19-b.ts";
import { addedA } from "./rows/added-a.ts";
import { addedB } from "./rows/added-b.ts";
import { systemsA } from "./rows/systems-a.ts";
import { systemsB } from "./rows/systems-b.ts";
import { systemsC } from "./rows/systems-c.ts";

/** All rows, in the order of the notes, then what was added, then the systems. */
export const claims: readonly Claim[] = [
  ...note000A,
  ...note000B,
  ...note000C,
  ...note001A,
  ...note001B,
  ...note001C,
  ...note002A,
  ...note002B,
  ...note002C,
  ...note002D,
  ...note002E,
  ...note002F,
  ...note003A,
  ...note003B,
  ...note00415A,
  ...note00415B,
  ...note00416A,
  ...note00416B,
  ...note00417A,
  ...note00417B,
  ...note00418A,
  ...note00418B,
  ...note00419A,
  ...note00419B,
  ...addedA,
  ...addedB,
  ...systemsA,
  ...systemsB,
  ...systemsC,
];

const byId: ReadonlyMap<string, Claim> = new Map(claims.map((claim) => [claim.id, claim]));

/** The row with this id, or undefined: a page that names an unknown id is a broken page. */
export function claimOf(id: string): Claim | undefined {
  return byId.get(id);
}

/** How many rows rest on which kind of evidence; the build prints it. */
export function countByEvidence(
  rows: readonly Claim[] = claims,
): Readonly<Record<Evidence["kind"], number>> {
  const counts = { law: 0, experiment: 0, recording: 0, source: 0, open: 0 };
  for (const row of rows) counts[row.evidence.kind] += 1;
  return counts;
}

/**
 * What the book quotes of the workbook: laws as they stand under `chapters/`, and katas with their titles.
 *
 * Laws are read from the source without running them. Left out on purpose: whether they hold; `npm test` says so.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { lawsIn } from "../../test/harness/law-files.ts";
import { cardOf } from "../../test/harness/kata-card.ts";
import { workbookAt } from "../../test/harness/workbook.ts";
import { claims } from "../claims/claims.ts";
import type { KataEntry, WrittenLaw } from "./material.ts";

export function lawsOf(root: string): ReadonlyMap<string, WrittenLaw> {
  const laws = lawsIn(root).filter(({ file }) => file.startsWith("chapters/"));
  return new Map(
    laws.map((law) => [
      law.title,
      { kind: law.kind, title: law.title, claims: law.claims ?? [], file: law.file },
    ]),
  );
}

export async function katasOf(root: string): Promise<ReadonlyMap<string, KataEntry>> {
  const found = new Map<string, KataEntry>();
  for (const kata of workbookAt(root).katas) {
    const card = await cardOf(root, kata);
    if (card === undefined) continue;
    const { title, teaches, minutes } = card;
    if (teaches === undefined)
      throw new Error(`${kata.solution}/kata.ts: does not say what it teaches`);
    found.set(kata.id, { id: kata.id, file: kata.file, title, teaches, minutes });
  }
  return found;
}

/** Claims of open chapters whose evidence is not there: a law, an experiment or a recording of that name. */
export function claimsWithoutEvidence(
  root: string,
  laws: ReadonlyMap<string, WrittenLaw>,
): string[] {
  const isThere = (kind: string, ref: string): boolean => {
    if (kind === "law" || kind === "experiment") return laws.has(ref);
    return (
      kind !== "recording" ||
      existsSync(join(root, "test/oracle/recordings", `${ref}.json`)) ||
      laws.has(ref)
    );
  };
  return claims
    .filter(({ evidence }) => !isThere(evidence.kind, evidence.ref))
    .map(({ id, evidence }) => `${id} (${evidence.kind}: ${evidence.ref})`);
}

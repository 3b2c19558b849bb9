/**
 * The titles of the laws in both languages, by chapter and section, and the condition under which each one holds.
 *
 * The English title is the law's name under `chapters/`, word for word; Korean pages show the Korean one.
 * Left out on purpose: what is generated and compared, which is the law itself. Source: Spark 3.5.3.
 */
import type { LawSection, LawTitle } from "./claim.ts";
import { lawTitles12 } from "./rows/law-titles-12.ts";
import { lawTitles13 } from "./rows/law-titles-13.ts";
import { lawTitles14 } from "./rows/law-titles-14.ts";
import { lawTitles15A } from "./rows/law-titles-15-a.ts";
import { lawTitles15B } from "./rows/law-titles-15-b.ts";
import { lawTitles17 } from "./rows/law-titles-17.ts";
import { lawTitles18 } from "./rows/law-titles-18.ts";

/** The sections of each open chapter, in reading order. */
export const lawTitles: Readonly<Record<number, readonly LawSection[]>> = {
  12: lawTitles12,
  13: lawTitles13,
  14: lawTitles14,
  15: [...lawTitles15A, ...lawTitles15B],
  17: lawTitles17,
  18: lawTitles18,
};

const byTitle: ReadonlyMap<string, LawTitle> = new Map(
  Object.values(lawTitles).flatMap((sections) =>
    sections.flatMap((s) => s.laws.map((law) => [law.en, law] as const)),
  ),
);

/** Both titles of the law with this English title, or undefined. */
export function lawTitleOf(english: string): LawTitle | undefined {
  return byTitle.get(english);
}

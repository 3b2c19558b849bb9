/**
 * The pages of the book: Markdown files below `book/en` and `book/ko`, the same in both, and what each one asks for.
 *
 * No counterpart in Spark. Left out on purpose: an order of its own for each language.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages, type Language, type PictureKind } from "../theme/pictures/kinds.ts";
import { pictureOf } from "./rules/picture.ts";

export interface PageFile {
  readonly language: Language;
  /** From the language's folder: `notes/001.md`. */
  readonly page: string;
  readonly text: string;
  readonly title: string;
}

/** The order of the contents: start, chapters, notes, katas. */
const rank = (page: string): string =>
  page === "index.md"
    ? "0"
    : page.startsWith("notes/")
      ? `2${page}`
      : page.startsWith("katas")
        ? `3${page}`
        : `1${page}`;

export function pagesIn(book: string): PageFile[] {
  return languages.flatMap((language) =>
    readdirSync(join(book, language), { recursive: true })
      .map((name) => String(name).replaceAll("\\", "/"))
      .filter((name) => name.endsWith(".md"))
      .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
      .map((page) => {
        const text = readFileSync(join(book, language, page), "utf8");
        return { language, page, text, title: /^# +(.+)$/m.exec(text)?.[1] ?? page };
      }),
  );
}

/** Which pictures the pages want of which example. */
export function picturesWanted(
  pages: readonly PageFile[],
): ReadonlyMap<string, readonly PictureKind[]> {
  const wanted = new Map<string, Set<PictureKind>>();
  for (const { text } of pages)
    for (const [, said = ""] of text.matchAll(/^::picture (.+)$/gm)) {
      const { kind, example } = pictureOf(said.trim());
      if (kind !== undefined) wanted.set(example, (wanted.get(example) ?? new Set()).add(kind));
    }
  return new Map([...wanted].map(([name, kinds]) => [name, [...kinds].toSorted()]));
}

/**
 * What pages are made from besides the prose: laws that exist, katas, examples with their runs; and what is wrong, gathered
 * while pages are rendered and told all at once.
 *
 * No counterpart in Spark. Left out on purpose: where these come from; `build-book.ts` puts them here.
 */
import type { Language, PictureKind } from "../theme/pictures/kinds.ts";

export interface WrittenLaw {
  readonly kind: "law" | "kataLaw" | "experiment";
  readonly title: string;
  readonly claims: readonly string[];
  /** From the root, with `/`. */
  readonly file: string;
}

export interface KataEntry {
  readonly id: string;
  readonly file: string;
  readonly title: Readonly<Record<Language, string>>;
  /** What one knows about Spark once it holds, in a sentence. */
  readonly teaches: Readonly<Record<Language, string>>;
  readonly minutes: number;
}

export interface ExampleRun {
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  /** The program as a reader edits it. */
  readonly text: string;
  /** The part that is shown at first, and the part that prints, with the numbers of their first lines. */
  readonly shown: Excerpt;
  readonly rest: Excerpt | undefined;
  readonly lines: readonly string[];
  readonly fault: { readonly message: string; readonly line: number | undefined } | undefined;
  /** Markup by kind and language. */
  picture(kind: PictureKind, language: Language): string | undefined;
}

export interface Excerpt {
  readonly text: string;
  readonly firstLine: number;
}

export interface Material {
  readonly laws: ReadonlyMap<string, WrittenLaw>;
  readonly katas: ReadonlyMap<string, KataEntry>;
  readonly examples: ReadonlyMap<string, ExampleRun>;
  /** While laws are still being written: what is missing is counted, not refused. */
  readonly draft: boolean;
}

/** What a rule needs to render a page. */
export interface PageEnvironment {
  readonly material: Material;
  readonly language: Language;
  /** From the language's folder: `notes/001.md`. */
  readonly page: string;
  /** The way from this page to the folder of its language: `` or `../`. */
  readonly up: string;
  /** Ids of headings in order; the same in both languages, so that a link survives the switch. */
  readonly headingIds: readonly string[];
  readonly headings: { readonly level: number; readonly id: string; readonly text: string }[];
  readonly faults: Fault[];
}

export interface Fault {
  readonly kind: "law" | "example" | "picture" | "kata" | "claim" | "directive" | "link";
  readonly text: string;
  readonly page: string;
}

/** The id of a law's box, from its title. */
export const lawId = (title: string): string => `law-${slug(title)}`;

/** Letters and digits of any script, joined by hyphens. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[`*_]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

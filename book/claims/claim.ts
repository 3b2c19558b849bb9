/**
 * The shapes of the ledger: a claim of the notes, a misconception, the title of a law.
 *
 * The same in every language: id, chapter, verdict and evidence. Left out on purpose: the rows themselves, which are data
 * files in `rows/`. Source: the design of the workbook; there is no such thing in Spark.
 */

/** What sort of statement the note makes. A system is a component or tool that a note names. */
type ClaimKind =
  | "definition"
  | "behaviour"
  | "procedure"
  | "command"
  | "config"
  | "history"
  | "recommendation"
  | "system";

/** The verdict against Spark 3.5. A topic is a heading or a question: the workbook says what is to be learned there. */
type Verdict = "true" | "true-with-conditions" | "outdated" | "wrong" | "unclear" | "topic";

/** A claim in one language: what the note says, retold; and what is so, where more is to be said. */
interface Told {
  readonly claim: string;
  readonly so?: string;
}

/**
 * What a claim rests on. `ref` is the exact title of a law or an experiment, the name of a recording of real Spark, a dated
 * source, or, for a claim whose chapter is not open yet, that chapter.
 */
export interface Evidence {
  readonly kind: "law" | "experiment" | "recording" | "source" | "open";
  readonly ref: string;
}

/** One row of the ledger. */
export interface Claim {
  readonly id: string;
  readonly chapter: number;
  readonly kind: ClaimKind;
  readonly verdict: Verdict;
  readonly en: Told;
  readonly ko: Told;
  readonly evidence: Evidence;
}

/** A belief in one language, and what a run shows instead. */
interface Refuted {
  readonly belief: string;
  readonly refutation: string;
}

/** A plausible belief that a run contradicts, and the claims that it concerns. */
export interface Misconception {
  readonly id: string;
  readonly chapter: number;
  readonly claims: readonly string[];
  readonly en: Refuted;
  readonly ko: Refuted;
}

/** A text in both languages. */
interface Bilingual {
  readonly en: string;
  readonly ko: string;
}

/** The title of a law in both languages, and the condition under which it holds, printed under it. */
export interface LawTitle extends Bilingual {
  readonly holdsWhen?: Bilingual;
}

/** A section of a chapter's laws, in reading order. */
export interface LawSection extends Bilingual {
  readonly laws: readonly LawTitle[];
}

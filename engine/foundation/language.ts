/**
 * The two languages in which Kindling speaks to its reader, and a text in both.
 *
 * In Spark: nothing; what Spark itself says (log lines, names of events, its errors) stays English, as there. KINDLING_LANG=ko or a
 * Korean system chooses Korean. Left out on purpose: reading the environment; whoever has one hands it in.
 */
export type Language = "en" | "ko";

/** A text in both languages; the type demands the two of them. */
export type Both = Readonly<Record<Language, string>>;

export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const wanted = environment["KINDLING_LANG"] || environment["LANG"] || "";
  return /^ko(?![a-z])/i.test(wanted) ? "ko" : "en";
}

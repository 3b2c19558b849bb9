/**
 * The kinds of pictures and the languages they speak.
 *
 * In Spark: the DAG visualization, the event timeline and the Executors page of its UI; the message sequence has no
 * counterpart there. Left out on purpose: memory and storage, which later chapters need.
 */
export const pictureKinds = ["stages", "timeline", "cluster", "sequence", "pieces"] as const;
export type PictureKind = (typeof pictureKinds)[number];

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

export const isPictureKind = (word: string): word is PictureKind =>
  (pictureKinds as readonly string[]).includes(word);

/**
 * The kinds of pictures and the languages they speak.
 *
 * In Spark: the DAG visualization, the event timeline and the Executors page of its UI; the message sequence has no
 * counterpart there, nor have blocks and memory along time, nor a run that goes back. Left out on purpose: pictures that no chapter needs yet.
 */
export const pictureKinds = [
  "stages",
  "timeline",
  "live",
  "cluster",
  "sequence",
  "pieces",
  "blocks",
  "memory",
] as const;
export type PictureKind = (typeof pictureKinds)[number];

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

export const isPictureKind = (word: string): word is PictureKind =>
  (pictureKinds as readonly string[]).includes(word);

/**
 * A picture of a kind, from a run's events, in a language: markup for the inside of a `<figure>`.
 *
 * In Spark: the pages of its UI. Works in Node and in a page. Left out on purpose: keeping pictures; they are drawn anew.
 */
import type { TracedEvent } from "#engine/index";
import { blocksPicture } from "./blocks.ts";
import { clusterPicture } from "./cluster.ts";
import type { Language, PictureKind } from "./kinds.ts";
import { livePicture, playerOf } from "./live.ts";
import { memoryPicture } from "./memory.ts";
import { piecesPicture } from "./pieces.ts";
import { sequencePicture } from "./sequence.ts";
import { stagesPicture } from "./stages.ts";
import { framed, type Drawing } from "./svg.ts";
import { timelinePicture } from "./timeline.ts";
import { wordsOf, type PictureWords } from "./words.ts";

type Draw = (
  events: readonly TracedEvent[],
  words: PictureWords,
  id: string,
) => Omit<Drawing, "id" | "title" | "tableName">;

const drawers: Readonly<Record<PictureKind, Draw>> = {
  stages: stagesPicture,
  timeline: timelinePicture,
  live: livePicture,
  cluster: clusterPicture,
  sequence: sequencePicture,
  pieces: piecesPicture,
  blocks: blocksPicture,
  memory: memoryPicture,
};

export function drawPicture(
  kind: PictureKind,
  events: readonly TracedEvent[],
  language: Language,
  name: string,
): string {
  const words = wordsOf(language);
  const id = `${kind}-${name}`;
  const drawn = drawers[kind](events, words, id);
  if (drawn.table.rows.length === 0) return `<p class="nothing">${words.noEvents}</p>`;
  const whole = framed({ ...drawn, id, title: words.titles[kind], tableName: words.asTable });
  return kind === "live" ? playerOf(events, words, id) + whole : whole;
}

/**
 * What the card of a kata holds: what it is called, what it replaces, its three hints, the question after it.
 *
 * In Spark: nothing. Apart from its reading, so that a test worker and the chapters' types need no Node. Left out on purpose: the
 * statement itself; it stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/index";
import { type Both, isBoth } from "./texts.ts";

/** Asked of one run, and answered from its events. */
export interface Review {
  readonly ask: Both;
  answer(events: readonly TracedEvent[]): string;
}

export interface KataCard {
  readonly id: string;
  /** The name of the policy in the engine. */
  readonly policy: string;
  readonly title: Both;
  /** What one knows about Spark once it holds, in a sentence; the book's table of katas shows it. */
  readonly teaches?: Both;
  readonly hints: readonly [Both, Both, Both];
  readonly minutes: number;
  /** The heading of the book that helps. */
  readonly read?: Both;
  /** A question about the learner's own run, after green. */
  readonly review?: Review;
}

/** What is wrong with a card, in one line. */
export function faultIn(card: unknown, id: string): string | undefined {
  if (typeof card !== "object" || card === null) return "exports no object `kata`";
  const { id: own, policy, title, teaches, hints, minutes, review } = card as Partial<KataCard>;
  if (own !== id) return `id is ${JSON.stringify(own)}, not "${id}"`;
  if (typeof policy !== "string" || policy === "") return "names no policy";
  if (!isBoth(title)) return "title wants en and ko";
  if (teaches !== undefined && !isBoth(teaches)) return "teaches wants en and ko";
  if (!Array.isArray(hints) || hints.length !== 3 || !hints.every(isBoth))
    return "hints wants three, each in en and ko";
  if (typeof minutes !== "number" || minutes <= 0) return "minutes wants a number";
  if (review !== undefined && (!isBoth(review.ask) || typeof review.answer !== "function"))
    return "review wants ask, in en and ko, and answer";
  return undefined;
}

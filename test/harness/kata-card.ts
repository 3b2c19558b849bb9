/**
 * The card of a kata: `solutions/15-life-cycle/03-name/kata.ts`. What it is called, what it replaces, its three hints.
 *
 * In Spark: nothing. Left out on purpose: the statement itself; it stands at the head of the learner's file.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readData } from "./read-data.ts";
import { type Both, isBoth } from "./texts.ts";
import type { Kata } from "./workbook.ts";

export interface KataCard {
  readonly id: string;
  /** The name of the policy in the engine. */
  readonly policy: string;
  readonly title: Both;
  readonly hints: readonly [Both, Both, Both];
  readonly minutes: number;
  /** The heading of the book that helps. */
  readonly read?: Both;
  /** A question about the learner's own run, after green. */
  readonly review?: unknown;
}

/** The card, or undefined while it is not written. */
export async function cardOf(root: string, kata: Kata): Promise<KataCard | undefined> {
  const path = join(root, kata.solution, "kata.ts");
  if (!existsSync(path)) return undefined;
  const card = await readData(path, "kata");
  const fault = faultIn(card, kata.id);
  if (fault !== undefined) throw new Error(`${kata.solution}/kata.ts: ${fault}`);
  // Every field was looked at in faultIn.
  return card as KataCard;
}

/** What is wrong with a card, in one line. */
export function faultIn(card: unknown, id: string): string | undefined {
  if (typeof card !== "object" || card === null) return "exports no object `kata`";
  const { id: own, policy, title, hints, minutes } = card as Partial<KataCard>;
  if (own !== id) return `id is ${JSON.stringify(own)}, not "${id}"`;
  if (typeof policy !== "string" || policy === "") return "names no policy";
  if (!isBoth(title)) return "title wants en and ko";
  if (!Array.isArray(hints) || hints.length !== 3 || !hints.every(isBoth))
    return "hints wants three, each in en and ko";
  if (typeof minutes !== "number" || minutes <= 0) return "minutes wants a number";
  return undefined;
}

/**
 * Reads the card of a kata: `solutions/15-life-cycle/03-name/kata.ts`.
 *
 * In Spark: nothing. Left out on purpose: keeping it; a card that is being written is read anew.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { faultIn, type KataCard } from "./card.ts";
import { readData } from "./read-data.ts";
import type { Kata } from "./workbook.ts";

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

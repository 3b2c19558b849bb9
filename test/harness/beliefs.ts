/**
 * Beliefs: which misconception is held by what. One lives in a wrong solution (`solutions/…/wrong/m-09-….ts`, handed to
 * the engine as a policy) or in a changed line of the engine (`test/kills`, by its field `belief`).
 *
 * In Spark: nothing. Left out on purpose: a list to keep by hand; the folders are the list.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { killNames, readKill } from "./kills.ts";
import type { Both } from "./texts.ts";
import { wrongInput } from "./wrong-input.ts";

export interface BeliefSource {
  readonly id: string;
  readonly text: Both;
  /** The kill that makes the engine believe it; otherwise a wrong solution does. */
  readonly kill?: string;
  /** The wrong solution, from the root. */
  readonly file?: string;
}

/** Every belief that the workbook can act out, by id. */
export async function beliefsIn(root: string): Promise<ReadonlyMap<string, BeliefSource>> {
  const found = new Map<string, BeliefSource>();
  for (const name of killNames(root)) {
    const { belief } = await readKill(root, name);
    if (belief !== undefined)
      found.set(belief, { id: belief, text: { en: "", ko: "" }, kill: name });
  }
  for (const file of wrongFiles(root)) {
    const id = idOf(file);
    found.set(id, { id, text: textOf(readFileSync(join(root, file), "utf8")), file });
  }
  return found;
}

/** All wrong solutions, from the root. */
export function wrongFiles(root: string): string[] {
  const base = join(root, "solutions");
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, encoding: "utf8" })
    .map((file) => `solutions/${file.replaceAll("\\", "/")}`)
    .filter((file) => idOf(file) !== "")
    .toSorted();
}

/** `M-09` of the ledger, or `K-15-07-a` of one kata, from the name of the file. */
export function idOf(file: string): string {
  const name = /\/wrong\/(m-\d+|k-\d\d-\d\d-[a-z])-[a-z0-9-]+\.ts$/.exec(file)?.[1] ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The sentence of the belief in both languages, read from the text: a wrong solution may import the engine's types. */
function textOf(text: string): Both {
  const sentence = (language: string): string =>
    new RegExp(`\\b${language}:\\s*\\{\\s*belief:\\s*"((?:[^"\\\\]|\\\\.)*)"`).exec(text)?.[1] ??
    "";
  return { en: sentence("en"), ko: sentence("ko") };
}

export async function beliefOf(root: string, typed: string): Promise<BeliefSource> {
  const id = /^m-?(\d+)$/i.exec(typed)?.[1];
  const all = await beliefsIn(root);
  const own = typed.charAt(0).toUpperCase() + typed.slice(1).toLowerCase();
  const belief = all.get(own) ?? all.get(`M-${(id ?? typed).padStart(2, "0")}`);
  if (belief !== undefined) return belief;
  const known = [...all.keys()].toSorted().join(", ");
  throw wrongInput({
    en: `There is no belief “${typed}” to run on. ${known === "" ? "None is kept as code yet." : `There are: ${known}.`} Nothing was run.`,
    ko: `돌려 볼 수 있는 오해 “${typed}” 항목이 없습니다. ${known === "" ? "코드로 남긴 오해가 아직 없습니다." : `있는 것: ${known}.`} 아무것도 실행하지 않았습니다.`,
  });
}

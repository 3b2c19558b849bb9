/**
 * Beliefs: which misconception is held by what. One lives in a wrong solution (`solutions/…/wrong/m-09-….ts`, handed to
 * the engine as a policy) or in a changed line of the engine (`test/kills`, by its field `belief`).
 *
 * In Spark: nothing. Left out on purpose: a list to keep by hand; the folders are the list.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { misconceptions } from "../../book/claims/misconceptions.ts";
import { killNames, readKill } from "./kills.ts";
import type { Both } from "./texts.ts";
import { nearest, wrongInput } from "./wrong-input.ts";

export interface BeliefSource {
  readonly id: string;
  readonly text: Both;
  readonly refutation: Both;
  /** The chapter whose laws refute it, as far as it is known. */
  readonly chapter?: number;
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
    if (belief !== undefined) found.set(belief, { id: belief, ...inLedger(belief), kill: name });
  }
  for (const file of wrongFiles(root)) {
    const id = idOf(file);
    const chapter = Number(/^solutions\/(\d\d)-/.exec(file)?.[1]);
    found.set(id, { id, ...wordsOf(readFileSync(join(root, file), "utf8")), chapter, file });
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

type Words = Pick<BeliefSource, "text" | "refutation">;

/** The belief and its refutation in both languages, read from the text: a wrong solution may import the engine's types. */
function wordsOf(text: string): Words {
  const part = (language: string, name: string): string => {
    const from = new RegExp(`\\b${language}:\\s*\\{`).exec(text)?.index ?? text.length;
    const sentence = new RegExp(`\\b${name}:\\s*"((?:[^"\\\\]|\\\\.)*)"`);
    return sentence.exec(text.slice(from))?.[1] ?? "";
  };
  const both = (name: string): Both => ({ en: part("en", name), ko: part("ko", name) });
  return { text: both("belief"), refutation: both("refutation") };
}

/** A belief that a changed line of the engine acts on has its words in the ledger. */
function inLedger(id: string): Words & Pick<BeliefSource, "chapter"> {
  const words = misconceptions.find((one) => one.id === id);
  const plain = (text: string = ""): string => text.replaceAll("`", "");
  const [en, ko] = [words?.en, words?.ko];
  return {
    ...(words === undefined ? {} : { chapter: words.chapter }),
    text: { en: plain(en?.belief), ko: plain(ko?.belief) },
    refutation: { en: plain(en?.refutation), ko: plain(ko?.refutation) },
  };
}

export async function beliefOf(root: string, typed: string): Promise<BeliefSource> {
  const id = /^m-?(\d+)$/i.exec(typed)?.[1];
  const all = await beliefsIn(root);
  const own = typed.charAt(0).toUpperCase() + typed.slice(1).toLowerCase();
  const belief = all.get(own) ?? all.get(`M-${(id ?? typed).padStart(2, "0")}`);
  if (belief !== undefined) return belief;
  const advice = adviceOn(typed, all);
  throw wrongInput({
    en: `There is no belief “${typed}” to run on. ${advice.en} Nothing was run.`,
    ko: `돌려 볼 수 있는 오해 “${typed}” 항목이 없습니다. ${advice.ko} 아무것도 실행하지 않았습니다.`,
  });
}

/** Where to look instead: a kata's own beliefs, the nearest names, or what names look like. */
function adviceOn(typed: string, all: ReadonlyMap<string, BeliefSource>): Both {
  const names = [...all.keys()].toSorted();
  if (names.length === 0)
    return { en: "None is kept as code yet.", ko: "코드로 남긴 오해가 아직 없습니다." };
  const kata = /^(\d\d)\/(\d\d)$/.exec(typed);
  const own = names.filter((name) => all.get(name)?.file?.includes(`/${kata?.[2]}-`));
  const ofKata = own.filter((name) => all.get(name)?.file?.startsWith(`solutions/${kata?.[1]}-`));
  if (ofKata.length > 0) {
    const list = ofKata.join(", ");
    return { en: `Those of kata ${typed} are: ${list}.`, ko: `카타 ${typed}의 오해: ${list}.` };
  }
  const near = nearest(typed, names).join(", ");
  if (near !== "") return { en: `Near: ${near}.`, ko: `비슷한 이름: ${near}.` };
  const example = names.find((name) => name.startsWith("M-")) ?? names[0] ?? "";
  return {
    en: `A belief is called like ${example}, as a failing law names it.`,
    ko: `오해의 이름은 깨진 법칙이 알려 주는 ${example} 같은 꼴입니다.`,
  };
}

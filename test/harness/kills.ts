/**
 * Kills: kept one-line changes of the engine, each with the law that must notice it. `test/kills/engine/name.ts` is the
 * kill “engine/name”.
 *
 * In Spark: nothing. A kill file is data (`export const kill = { file, find, replace, law, belief? }`), read without a
 * build. Left out on purpose: generated mutants; these are chosen, because each is an error that somebody could make.
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { readData } from "./read-data.ts";

export interface Kill {
  /** The file that is changed, from the root. */
  readonly file: string;
  /** Text that occurs exactly once in it. */
  readonly find: string;
  readonly replace: string;
  /** The title, or titles, of which at least one law must break. */
  readonly law: string | readonly string[];
  /** The misconception that the changed engine acts on. */
  readonly belief?: string;
}

const folder = "test/kills";

export function killNames(root: string): string[] {
  const base = join(root, folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length).replaceAll("\\", "/"))
    .toSorted();
}

export async function readKill(root: string, name: string): Promise<Kill> {
  const path = join(root, folder, `${name}.ts`);
  if (!existsSync(path)) throw new Error(`there is no kill “${name}” (${folder}/${name}.ts)`);
  const kill = await readData(path, "kill");
  if (!isKill(kill))
    throw new Error(`${folder}/${name}.ts: exports kill = { file, find, replace, law, belief? }`);
  return kill;
}

function isKill(value: unknown): value is Kill {
  if (typeof value !== "object" || value === null) return false;
  const { file, find, replace, law } = value as Partial<Kill>;
  const laws = typeof law === "string" ? [law] : (law ?? []);
  return (
    typeof file === "string" &&
    typeof find === "string" &&
    find !== "" &&
    typeof replace === "string" &&
    replace !== find &&
    laws.length > 0
  );
}

export function lawsOf(kill: Kill): readonly string[] {
  return typeof kill.law === "string" ? [kill.law] : kill.law;
}

/** The changed text. An error unless `find` occurs exactly once: a kill that misses would prove nothing. */
export function applied(kill: Kill, text: string): string {
  const parts = text.replaceAll("\r\n", "\n").split(kill.find);
  if (parts.length !== 2)
    throw new Error(`${kill.file}: “${kill.find}” occurs ${parts.length - 1} times, not once`);
  return parts.join(kill.replace);
}

export function targetOf(root: string, kill: Kill): string {
  return resolve(root, kill.file).replaceAll("\\", "/");
}

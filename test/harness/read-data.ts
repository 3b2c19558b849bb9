/**
 * Reads one export of a TypeScript file that is data: a kill, the card of a kata.
 *
 * In Spark: nothing. The types are cut out and the rest is imported from memory, so that a saved change is seen at once
 * and no loader is needed. Left out on purpose: files that import something at run time; data does not.
 */
import { readFileSync } from "node:fs";
import { transform } from "sucrase";

export async function readData(path: string, name: string): Promise<unknown> {
  const text = readFileSync(path, "utf8");
  const script = transform(text, { transforms: ["typescript"], filePath: path }).code;
  const url = `data:text/javascript;base64,${Buffer.from(script).toString("base64")}`;
  const module = (await import(/* @vite-ignore */ url)) as Readonly<Record<string, unknown>>;
  return module[name];
}

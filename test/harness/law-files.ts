/**
 * Where a law stands, by its title: the files of tests that quote it as a string.
 *
 * In Spark: nothing. A title is one plain string in the source, so a search finds it. Left out on purpose: titles put
 * together at run time; a law's title is a sentence, not a template.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface LawFile {
  /** From the root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** Every file of tests, of chapters and of the engine. */
export function testFiles(root: string): LawFile[] {
  return ["chapters", "test"].flatMap((folder) => {
    const base = join(root, folder);
    if (!existsSync(base)) return [];
    return readdirSync(base, { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((file) => file.endsWith(".test.ts") && !file.includes("/fixtures/"))
      .toSorted()
      .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
  });
}

export function filesWith(title: string, files: readonly LawFile[]): string[] {
  const quoted = [JSON.stringify(title), `'${title}'`, `\`${title}\``];
  return files
    .filter(({ text }) => quoted.some((one) => text.includes(one)))
    .map(({ file }) => file);
}

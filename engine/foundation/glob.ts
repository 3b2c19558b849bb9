/**
 * Patterns of paths: `*` and `?` within a name, `[a-c]`, `[^a]`, `{a,b}`, `\` before a letter that means itself.
 *
 * In Spark: Hadoop's GlobPattern and Globber, for paths of `textFile` and `--jars`. Left out on purpose: `**`; Hadoop has none.
 */

export const isPattern = (path: string): boolean => /[*?[{]/.test(path.replaceAll(/\\./g, ""));

/** The folder in front of the first name that is a pattern. */
export function fixedFolder(pattern: string): string {
  const names = pattern.split("/");
  const first = names.findIndex(isPattern);
  return names.slice(0, first === -1 ? names.length - 1 : first).join("/");
}

/** What whole paths look like that fit. */
export function patternOf(pattern: string): RegExp {
  let source = "";
  let depth = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern[at] as string;
    if (letter === "\\") source += literal(pattern[(at += 1)] ?? "\\");
    else if (letter === "*") source += "[^/]*";
    else if (letter === "?") source += "[^/]";
    else if (letter === "[") {
      const end = pattern.indexOf("]", at + 2);
      const set = end === -1 ? "\\[" : pattern.slice(at, end + 1).replace(/^\[!/, "[^");
      source += set;
      if (end !== -1) at = end;
    } else if (letter === "{") {
      depth += 1;
      source += "(?:";
    } else if (letter === "}" && depth > 0) {
      depth -= 1;
      source += ")";
    } else if (letter === "," && depth > 0) source += "|";
    else source += literal(letter);
  }
  return new RegExp(`^${source}$`, "u");
}

const literal = (letter: string): string => letter.replace(/[.*+?^${}()|[\]\\/]/, "\\$&");

/** A list of paths parted by commas, except by those between braces. */
export function pathList(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const letter = list[at];
    if (letter === "{") depth += 1;
    if (letter === "}") depth -= 1;
    if (letter !== undefined && (letter !== "," || depth > 0)) continue;
    parts.push(list.slice(from, at));
    from = at + 1;
  }
  return parts;
}

/**
 * The text of a source file without its comments and without what stands in its strings, at the same places.
 *
 * In Spark: nothing. Lets a word be banned in code and allowed in a comment. Same length, same lines. Left out on
 * purpose: regular expressions that hold a quote or `//`; the house does not write those.
 */

/** Blanks comments; strings stay when `strings` is set. */
export function codeOnly(text: string, strings: "keep" | "blank" = "blank"): string {
  const pattern =
    /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[^]|[^`\\])*`/g;
  return text.replace(pattern, (found) => {
    if (found.startsWith("/")) return blank(found);
    if (strings === "keep") return found;
    return found.startsWith("`")
      ? template(found)
      : `${found[0]}${blank(found.slice(1, -1))}${found[0]}`;
  });
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

/** Code inside `${…}` of a template stays. */
function template(text: string): string {
  return text.replace(/\$\{[^}]*\}|[^\n`]/g, (part) => (part.startsWith("${") ? part : " "));
}

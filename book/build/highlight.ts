/**
 * Colours for listings, made when the book is built: a small tokenizer for TypeScript and shell lines.
 *
 * No counterpart in Spark. Left out on purpose: telling types from values, and regular expressions; a wrong colour misleads
 * nobody.
 */
import { escaped } from "../theme/pictures/svg.ts";

const keywords =
  "as async await break case catch class const continue default delete do else export extends false finally for from function if import in instanceof interface let new null of readonly return satisfies switch this throw true try type typeof undefined var void while yield";
const words = new Set(keywords.split(" "));

const token =
  /(\/\/[^\n]*|\/\*[^]*?\*\/)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(\b\d[\d_]*(?:\.\d+)?n?\b)|([A-Za-z_$][\w$]*)/g;

/** Markup of a listing; lines stay lines. */
export function highlighted(code: string): string {
  let out = "";
  let end = 0;
  for (const match of code.matchAll(token)) {
    const [whole, comment, string, number] = match;
    out += escaped(code.slice(end, match.index));
    end = match.index + whole.length;
    const kind =
      comment !== undefined
        ? "comment"
        : string !== undefined
          ? "string"
          : number !== undefined
            ? "number"
            : kindOf(whole, code, end);
    out += kind === "" ? escaped(whole) : `<span class="t-${kind}">${escaped(whole)}</span>`;
  }
  return out + escaped(code.slice(end));
}

function kindOf(word: string, code: string, end: number): string {
  if (words.has(word)) return "keyword";
  if (/^\s*\(/.test(code.slice(end, end + 3))) return "call";
  return /^[A-Z]/.test(word) ? "type" : "";
}

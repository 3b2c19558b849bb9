/**
 * HTML as text in which no value can be markup: a template escapes what is put into it, unless that is HTML itself. In Spark: scala.xml's literals,
 * with which its pages are made. The same: escaping is what happens by itself. Pages are well-formed XML, too. Left out on purpose: raw text.
 */

/** Markup that was made by a template; its text came from nowhere else. */
export class Html {
  readonly #text: string;
  private constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** For the template and its like in this file only. */
  static made(by: typeof seal, text: string): Html {
    if (by !== seal) throw new TypeError("HTML is made by its template");
    return new Html(text);
  }
}

const seal = Symbol("html");

/** What may stand in a template. Nothing: undefined and false. */
export type Part = Html | string | number | bigint | false | undefined | readonly Part[];

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand between tags and in attributes. Signs that XML does not know become U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
    // oxlint-disable-next-line no-control-regex -- a log may hold any sign.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");

function textOf(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (isList(part)) return part.map(textOf).join("");
  return escaped(String(part));
}

const isList = (part: Part): part is readonly Part[] => Array.isArray(part);

/** `markup`<td>${name}</td>``: what is put in is escaped, HTML is not. */
export function markup(words: readonly string[], ...parts: readonly Part[]): Html {
  let text = words[0] ?? "";
  parts.forEach((part, at) => {
    text += textOf(part) + (words[at + 1] ?? "");
  });
  return Html.made(seal, text);
}

export const nothing: Html = markup``;

/** A link to a place that a log names: only to the web, anything else is shown as text. */
export const foreignLink = (address: string, said: string): Html =>
  /^https?:\/\//i.test(address)
    ? markup`<a href="${address}" rel="noreferrer">${said}</a>`
    : markup`<span title="${address}">${said}</span>`;

/**
 * `::predict id="p1" question="…" [options="a|b|c"] answer="…" why="…" [hides="EXAMPLE"]`: a question to answer before the run is shown.
 *
 * The answer stands in the page as base64, so that nobody reads it by accident; what follows the question (example, picture,
 * law, claim) is hidden until an answer is given, and so is `::then TEXT`, a paragraph that would tell the answer. No counterpart in Spark. Left out on purpose: guarding against who wants to peek.
 */
import { Buffer } from "node:buffer";
import type { MarkdownIt, Token } from "markdown-it";
import { escaped } from "../../theme/pictures/svg.ts";
import type { PageEnvironment } from "../material.ts";
import { pageWords } from "../page-words.ts";
import { attributesOf, directive, tokenType } from "./directive.ts";
import { inlineCode } from "./law.ts";

const followers = new Set(["law", "example", "picture", "claim", "then"].map(tokenType));

export function predictRule(markdown: MarkdownIt): void {
  directive(markdown, "predict", predictForm);
  directive(markdown, "then", (said) => `<p>${markdown.renderInline(said)}</p>\n`);
  markdown.core.ruler.push("after_predict", (state) => {
    const { Token } = state;
    const block = (content: string): Token => {
      const token = new Token("html_block", "", 0);
      token.content = content;
      return token;
    };
    for (let index = state.tokens.length - 1; index >= 0; index -= 1) {
      const token = state.tokens[index];
      if (token?.type !== tokenType("predict")) continue;
      const { id = "", hides } = attributesOf(token.content);
      for (const [from, to] of spansAfter(state.tokens, index, hides).toReversed())
        state.tokens.splice(
          from,
          to - from,
          block(`<div class="after-predict" data-after="${escaped(id)}">\n`),
          ...state.tokens.slice(from, to),
          block("</div>\n"),
        );
    }
  });
}

/** What is shown after the answer only: the directives right behind it, and the named example wherever it comes. */
function spansAfter(
  tokens: readonly Token[],
  index: number,
  hides: string | undefined,
): (readonly [from: number, to: number])[] {
  let end = index + 1;
  while (followers.has(tokens[end]?.type ?? "")) end += 1;
  const spans: (readonly [number, number])[] = end === index + 1 ? [] : [[index + 1, end]];
  for (let at = end; hides !== undefined && at < tokens.length; at += 1)
    if (isOf(tokens[at], hides)) spans.push([at, at + 1]);
  return spans;
}

const isOf = (token: Token | undefined, example: string): boolean =>
  (token?.type === tokenType("example") && token.content === example) ||
  (token?.type === tokenType("picture") && token.content.endsWith(` ${example}`));

const hidden = (text: string): string => Buffer.from(text, "utf8").toString("base64");

function predictForm(said: string, environment: PageEnvironment): string {
  const { id, question, options, answer, why } = attributesOf(said);
  if (id === undefined || question === undefined || answer === undefined || why === undefined) {
    environment.faults.push({
      kind: "directive",
      text: `::predict ${said}`,
      page: environment.page,
    });
    return "";
  }
  const words = pageWords(environment.language);
  const kind = options === undefined ? "number" : "choice";
  // A choice is kept by its place, so that the answer survives a change of language.
  const right = options === undefined ? answer : String(options.split("|").indexOf(answer));
  const fields =
    options === undefined
      ? `<label>${words.numberOnly} <input type="number" name="answer" inputmode="numeric" step="1"${Number(answer) < 0 ? "" : ' min="0"'} required></label>`
      : options
          .split("|")
          .map(
            (option, place) =>
              `<label><input type="radio" name="answer" value="${place}" required> ${inlineCode(option)}</label>`,
          )
          .join("");
  return `<form class="predict" data-predict="${escaped(id)}" data-kind="${kind}" data-answer="${hidden(right)}" data-why="${hidden(why)}">
<fieldset><legend><span class="kind">${words.predict}</span> ${inlineCode(question)}</legend>
<div class="choices">${fields}</div>
<p class="buttons"><button type="submit">${words.commit}</button> <button type="button" data-do="unsure">${words.unsure}</button></p>
</fieldset><p class="verdict" role="status"></p></form>
`;
}

/**
 * A directive: a line `::name …` that stands for a law, an example, a picture, a prediction, a kata or a claim, or for a table of them.
 *
 * Each kind is a rule of its own beside this file; this makes the block rule that they share. Left out on purpose:
 * directives that span lines.
 */
import type { MarkdownIt } from "markdown-it";
import type { PageEnvironment } from "../material.ts";

export type Render = (said: string, environment: PageEnvironment) => string;

/** The token's type of a directive: `kindling_law`. */
export const tokenType = (name: string): string => `kindling_${name}`;

/** Registers `::name …`; `render` answers its markup. */
export function directive(markdown: MarkdownIt, name: string, render: Render): void {
  const type = tokenType(name);
  const opening = `::${name}`;
  markdown.block.ruler.before(
    "fence",
    type,
    (state, startLine, _endLine, silent) => {
      const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const line = state.src.slice(from, state.eMarks[startLine]);
      if (line !== opening && !line.startsWith(`${opening} `)) return false;
      if (silent) return true;
      state.line = startLine + 1;
      const token = state.push(type, "", 0);
      token.content = line.slice(opening.length).trim();
      token.map = [startLine, startLine + 1];
      token.block = true;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
  markdown.renderer.rules[type] = (tokens, index, _options, environment) =>
    render(tokens[index]?.content ?? "", ours(environment));
}

/** The environment is the one that the build hands to `render`. */
export const ours = (environment: unknown): PageEnvironment => environment as PageEnvironment;

/** `id="p1" answer="2"` as a record. */
export function attributesOf(said: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name, value] of said.matchAll(/([a-z]+)="([^"]*)"/g))
    if (name !== undefined && value !== undefined) found[name] = value;
  return found;
}

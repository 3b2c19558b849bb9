/**
 * Markdown to markup: markdown-it with our directives, one rule a file.
 *
 * No counterpart in Spark. Left out on purpose: raw HTML in the prose; what a page needs has a directive.
 */
import MarkdownIt from "markdown-it";
import { escaped } from "../theme/pictures/svg.ts";
import { highlighted } from "./highlight.ts";
import type { PageEnvironment } from "./material.ts";
import { claimRule } from "./rules/claim.ts";
import { exampleRule } from "./rules/example.ts";
import { headingRule, linkRule } from "./rules/headings.ts";
import { kataRule, katasRule } from "./rules/kata.ts";
import { lawRule } from "./rules/law.ts";
import { openRule } from "./rules/open.ts";
import { pictureRule } from "./rules/picture.ts";
import { predictRule } from "./rules/predict.ts";

const rules = [
  lawRule,
  exampleRule,
  pictureRule,
  predictRule,
  kataRule,
  katasRule,
  claimRule,
  openRule,
  headingRule,
  linkRule,
] as const;

/** Renders one page's prose; answers markup. */
export type Renderer = (text: string, environment: PageEnvironment) => string;

export function newRenderer(): Renderer {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  for (const rule of rules) rule(markdown);
  markdown.renderer.rules["table_open"] = () => `<div class="table"><table>\n`;
  markdown.renderer.rules["table_close"] = () => "</table></div>\n";
  markdown.renderer.rules["fence"] = (tokens, index) => {
    const token = tokens[index];
    const code = (token?.content ?? "").replace(/\n$/, "");
    const marked = token?.info === "ts" ? highlighted(code) : escaped(code);
    return `<pre class="block" tabindex="0"><code>${marked}</code></pre>\n`;
  };
  return (text, environment) => {
    unknownDirectives(text, environment);
    return markdown.render(text, environment as unknown as Parameters<typeof markdown.render>[1]);
  };
}

const known = new Set([
  "law",
  "example",
  "picture",
  "predict",
  "kata",
  "katas",
  "claim",
  "open",
  "then",
]);

/** A directive that nobody knows would be shown as text; it is a fault instead. */
function unknownDirectives(text: string, { faults, page }: PageEnvironment): void {
  for (const [line, name = ""] of text.matchAll(/^::([a-z]*).*$/gm))
    if (!known.has(name)) faults.push({ kind: "directive", text: line, page });
}

/**
 * Headings get ids that are the same in both languages, and a link to themselves; links to other pages end in `.html`.
 *
 * No counterpart in Spark. Left out on purpose: numbering.
 */
import type { MarkdownIt } from "markdown-it";
import { escaped } from "../../theme/pictures/svg.ts";
import { slug } from "../material.ts";
import { ours } from "./directive.ts";

export function headingRule(markdown: MarkdownIt): void {
  markdown.core.ruler.push("heading_ids", (state) => {
    const { headingIds, headings } = ours(state.env);
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== "heading_open") continue;
      const inline = state.tokens[index + 1];
      const text = inline?.children?.map((child) => child.content).join("") ?? "";
      const id = headingIds[headings.length] ?? slug(text);
      token.attrSet("id", id);
      headings.push({ level: Number(token.tag.slice(1)), id, text });
    }
  });
  markdown.renderer.rules["heading_close"] = (tokens, index) => {
    const open = tokens.slice(0, index).findLast((token) => token.type === "heading_open");
    const id = escaped(String(open?.attrGet("id") ?? ""));
    return ` <a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a></${tokens[index]?.tag}>\n`;
  };
}

export function linkRule(markdown: MarkdownIt): void {
  markdown.core.ruler.push("page_links", (state) => {
    for (const token of state.tokens)
      for (const child of token.children ?? []) {
        const target = child.type === "link_open" ? String(child.attrGet("href") ?? "") : "";
        if (target !== "" && !/^[a-z]+:/.test(target))
          child.attrSet("href", target.replace(/\.md(?=$|#)/, ".html"));
      }
  });
}

/** Ids of the headings of a page, from its English text: each id once. */
export function idsOfHeadings(english: string): string[] {
  const seen = new Map<string, number>();
  const outside = english.replace(/^```[^]*?^```/gm, "");
  return [...outside.matchAll(/^#{1,6} +(.+?)\s*$/gm)].map(([, text = ""]) => {
    const id = slug(text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count === 0 ? id : `${id}-${count + 1}`;
  });
}

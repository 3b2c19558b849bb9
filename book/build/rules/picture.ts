/**
 * `::picture KIND EXAMPLE`: a picture drawn from the events of that example's run, with the same as a table.
 *
 * In Spark: a page of its UI. A live run of the example draws it again. Left out on purpose: pictures that no run made.
 */
import type { MarkdownIt } from "markdown-it";
import { isPictureKind } from "../../theme/pictures/kinds.ts";
import { escaped } from "../../theme/pictures/svg.ts";
import type { PageEnvironment } from "../material.ts";
import { directive } from "./directive.ts";

export function pictureRule(markdown: MarkdownIt): void {
  directive(markdown, "picture", pictureFigure);
}

/** Kind and example of a directive; undefined when it is not one of a picture. */
export function pictureOf(said: string): {
  readonly kind: ReturnType<typeof kindOf>;
  readonly example: string;
} {
  const [kind = "", example = ""] = said.split(/\s+/);
  return { kind: kindOf(kind), example };
}

const kindOf = (word: string) => (isPictureKind(word) ? word : undefined);

function pictureFigure(said: string, environment: PageEnvironment): string {
  const { kind, example } = pictureOf(said);
  const markup =
    kind === undefined
      ? undefined
      : environment.material.examples.get(example)?.picture(kind, environment.language);
  if (kind === undefined || markup === undefined) {
    environment.faults.push({ kind: "picture", text: said, page: environment.page });
    return `<p class="missing">${escaped(said)}</p>\n`;
  }
  return `<figure class="of-run" data-picture="${kind}" data-of="${escaped(example)}">${markup}</figure>\n`;
}

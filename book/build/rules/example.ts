/**
 * `::example NAME`: a program from `book/examples`, what it printed when the page was built, and buttons to edit and run it.
 *
 * The reader's text is the whole program; the listing shows its region `program`, and folds away the region that prints.
 * No counterpart in Spark. Left out on purpose: pictures, which are directives of their own.
 */
import type { MarkdownIt } from "markdown-it";
import { escaped } from "../../theme/pictures/svg.ts";
import { highlighted } from "../highlight.ts";
import type { ExampleRun, Excerpt, PageEnvironment } from "../material.ts";
import { pageWords } from "../page-words.ts";
import { directive } from "./directive.ts";

export function exampleRule(markdown: MarkdownIt): void {
  directive(markdown, "example", exampleBox);
}

function exampleBox(name: string, environment: PageEnvironment): string {
  const { language, material, faults, page } = environment;
  const run = material.examples.get(name);
  if (run === undefined) {
    faults.push({ kind: "example", text: name, page });
    return `<p class="missing">${escaped(name)}</p>\n`;
  }
  const words = pageWords(language);
  const title = run.title[language];
  const button = (action: string, label: string, hidden: boolean, title?: string): string =>
    `<button type="button" data-do="${action}"${hidden ? " hidden" : ""}${title === undefined ? "" : ` title="${escaped(title)}"`}>${label}</button>`;
  return `<section class="example" data-example="${escaped(name)}" aria-label="${escaped(title)}">
<header><h4><span class="kind">${words.example}</span> ${escaped(title)}</h4><div class="buttons">${button("run", words.run, false)}${button("stop", words.stop, true)}${button("edit", words.edit, false)}${button("reset", words.reset, true)}${button("log", words.log, true, words.logTitle)}</div></header>
<div class="shown">${listing(run.shown)}${run.rest === undefined ? "" : `<details><summary>${words.rest}</summary>${listing(run.rest)}</details>`}</div>
<div class="editor" hidden><pre class="gutter" aria-hidden="true"></pre><textarea spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off" aria-label="${escaped(words.editor)}">${escaped(run.text)}</textarea></div>
<div class="output"><p class="kind">${words.output} <span class="when" role="status"></span></p><pre tabindex="0">${escaped(printed(run))}</pre></div>
<div class="live-pictures"></div>
</section>
`;
}

const printed = (run: ExampleRun): string =>
  run.lines.concat(run.fault === undefined ? [] : [faultLine(run.fault)]).join("\n");

const faultLine = ({ message, line }: { message: string; line: number | undefined }): string =>
  line === undefined ? message : `${line}: ${message}`;

function listing({ text, firstLine }: Excerpt): string {
  const numbers = text
    .split("\n")
    .map((_line, index) => String(firstLine + index))
    .join("\n");
  return `<div class="listing"><pre class="numbers" aria-hidden="true">${numbers}</pre><pre class="code" tabindex="0"><code>${highlighted(text)}</code></pre></div>`;
}

/**
 * The page around the prose: head, contents, switch of language, search, colours, and where the score of predictions goes.
 *
 * Static: it works from any file server, below any folder. Left out on purpose: a framework.
 */
import { countByEvidence } from "../claims/claims.ts";
import type { Language } from "../theme/pictures/kinds.ts";
import { escaped } from "../theme/pictures/svg.ts";
import type { PageEnvironment } from "./material.ts";
import type { PageFile } from "./page-files.ts";
import { pageWords } from "./page-words.ts";
import { openRows } from "./rules/open.ts";

export interface Frame {
  readonly file: PageFile;
  readonly content: string;
  readonly environment: PageEnvironment;
  readonly pages: readonly PageFile[];
  readonly version: string;
}

/** The file of a page in the site. */
export const htmlOf = (page: string): string => page.replace(/\.md$/, ".html");

export function wholePage({ file, content, environment, pages, version }: Frame): string {
  const { language, page } = file;
  const words = pageWords(language);
  const { up } = environment;
  const assets = `${up}../assets/`;
  const other: Language = language === "en" ? "ko" : "en";
  return `<!doctype html>
<html lang="${language}" data-assets="${assets}" data-page="${escaped(page)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(file.title)} · Kindling</title>
<link rel="icon" href="${assets}icon.svg">
<link rel="stylesheet" href="${assets}kindling.css?${version}">
<link rel="alternate" hreflang="${other}" href="${up}../${other}/${htmlOf(page)}">
<script src="${assets}early.js?${version}"></script>
<script defer src="${assets}page.js?${version}"></script>
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header class="top">
<a class="name" href="${up}index.html">Kindling</a>
<nav class="pages" aria-label="Kindling">${navigation(pages, file, up)}</nav>
<div class="tools">
<div class="search" role="search"><input type="search" id="search" placeholder="${words.search} ( / )" aria-label="${words.search}" autocomplete="off"><div class="found" hidden></div></div>
<button type="button" id="colours" aria-label="${words.colours}" title="${words.colours}">◐</button>
<a class="language" hreflang="${other}" lang="${other}" href="${up}../${other}/${htmlOf(page)}">${words.otherLanguage}</a>
</div>
</header>
<div class="sides">
<nav class="contents" aria-label="${words.contents}"><details><summary>${words.contents}</summary>${contents(environment)}</details></nav>
<main id="text" tabindex="-1">
<noscript><p class="note">${words.noScript}</p></noscript>
${content}<p class="score" role="status" hidden data-words="${escaped(words.score)}"></p>
</main>
</div>
<footer><p>${words.ledger(countByEvidence(), `${up}${openRows.page}#${openRows.id}`)}</p></footer>
</body>
</html>
`;
}

const navigation = (pages: readonly PageFile[], file: PageFile, up: string): string =>
  pages
    .filter((one) => one.language === file.language)
    .map(
      (one) =>
        `<a href="${up}${htmlOf(one.page)}"${one.page === file.page ? ' aria-current="page"' : ""}>${escaped(nameOf(one))}</a>`,
    )
    .join("");

/** Short names for the bar: "15", "note 001". */
function nameOf({ page, title, language }: PageFile): string {
  if (page === "index.md") return pageWords(language).home;
  const chapter = /^(\d\d)-/.exec(page)?.[1];
  if (chapter !== undefined) return language === "ko" ? `${chapter}장` : `Chapter ${chapter}`;
  const note = /^notes\/(\d+)/.exec(page)?.[1];
  if (note !== undefined) return language === "ko" ? `노트 ${note}` : `Note ${note}`;
  const katas = /^katas-(\d+)/.exec(page)?.[1];
  return katas === undefined ? title : `${language === "ko" ? "카타" : "Katas"} ${katas}`;
}

const contents = ({ headings }: PageEnvironment): string =>
  `<ol>${headings
    .filter(({ level }) => level === 2 || level === 3)
    .map(
      ({ level, id, text }) =>
        `<li class="level${level}"><a href="#${escaped(id)}">${escaped(text)}</a></li>`,
    )
    .join("")}</ol>`;

/** The door of the folder: to the reader's language. */
export const doorPage = (version: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kindling</title>
<script type="module" src="assets/door.js?${version}"></script>
<meta http-equiv="refresh" content="1; url=en/index.html"></head>
<body><p><a href="en/index.html">Kindling in English</a> · <a href="ko/index.html" lang="ko">한국어로 읽는 Kindling</a></p></body></html>
`;

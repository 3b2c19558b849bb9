/**
 * The search box: sections that hold every word that was typed, headings first. `/` goes there from anywhere.
 *
 * No counterpart in Spark. Parts of words count, which serves Korean. Left out on purpose: stems and misspellings.
 */
import type { SearchEntry } from "../../build/search-index.ts";
import { all, asset, language, one } from "./dom.ts";
import { say } from "./words.ts";

const shownAtMost = 12;

export function startSearch(): void {
  const input = one<HTMLInputElement>("#search");
  const found = one(".found");
  let entries: Promise<readonly SearchEntry[]> | undefined;
  const load = (): Promise<readonly SearchEntry[]> =>
    (entries ??= fetch(asset(`search-${language()}.json`)).then(
      (answer) => answer.json() as Promise<readonly SearchEntry[]>,
      // A page that was opened as a file may not fetch.
      () => [],
    ));
  input.addEventListener("focus", () => void load());
  input.addEventListener("input", () => {
    const asked = input.value;
    void load().then((all) => {
      if (input.value === asked) show(found, asked, all);
    });
  });
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && !found.hidden) {
      found.hidden = true;
      input.focus();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !found.hidden) {
      event.preventDefault();
      move(found, event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !found.contains(event.target) && event.target !== input)
      found.hidden = true;
  });
}

function move(found: HTMLElement, by: number): void {
  const links = all<HTMLAnchorElement>("a", found);
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}

function show(found: HTMLElement, asked: string, entries: readonly SearchEntry[]): void {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  found.hidden = words.length === 0;
  const hits = entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, shownAtMost);
  found.replaceChildren(
    ...(hits.length === 0 ? [say().nothing] : hits.map(({ entry }) => linkTo(entry, words))),
  );
}

function scoreOf({ title, text }: SearchEntry, words: readonly string[]): number {
  const [head, body] = [title.toLowerCase(), text.toLowerCase()];
  let score = 0;
  for (const word of words) {
    if (!head.includes(word) && !body.includes(word)) return 0;
    score += (head.includes(word) ? 10 : 0) + Math.min(5, body.split(word).length - 1);
  }
  return score;
}

function linkTo(entry: SearchEntry, words: readonly string[]): HTMLElement {
  const link = document.createElement("a");
  const depth = (document.documentElement.dataset["page"] ?? "").split("/").length - 1;
  link.href = `${"../".repeat(depth)}${entry.at}`;
  const title = document.createElement("strong");
  title.textContent = entry.title;
  const where = document.createElement("small");
  const at = Math.max(0, entry.text.toLowerCase().indexOf(words[0] ?? "") - 40);
  where.textContent = `${entry.page} · ${at > 0 ? "…" : ""}${entry.text.slice(at, at + 120)}`;
  link.append(title, where);
  return link;
}

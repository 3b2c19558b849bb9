/**
 * Links of the built site: every one that stays in it leads to a file that is there, and to a place in that file.
 *
 * The build tells those that do not as faults. No counterpart in Spark. Left out on purpose: links to other hosts; a build asks nobody.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

export interface BrokenLink {
  /** The page, from the site's folder. */
  readonly page: string;
  readonly link: string;
}

const attribute = /<[a-z][^<>]*?\s(?:href|src)="([^"]*)"/gi;
const elsewhere = /^(?:[a-z][a-z+.-]*:|\/\/)/i;

/** Links of all pages below `site` that lead nowhere. */
export function brokenLinks(site: string): BrokenLink[] {
  const pages = readdirSync(site, { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".html"))
    .toSorted();
  const texts = new Map(pages.map((page) => [page, readFileSync(join(site, page), "utf8")]));
  const isFile = (path: string): boolean =>
    existsSync(join(site, path)) && statSync(join(site, path)).isFile();
  return pages.flatMap((page) =>
    linksIn(texts.get(page) ?? "")
      .filter((link) => !isThere(link, page, texts, isFile))
      .map((link) => ({ page, link })),
  );
}

/** Addresses that a page names and that lie in its own site, each once. */
function linksIn(html: string): string[] {
  const all = [...html.matchAll(attribute)].map(([, said = ""]) => said.replaceAll("&amp;", "&"));
  return [...new Set(all)].filter((link) => !elsewhere.test(link));
}

function isThere(
  link: string,
  page: string,
  texts: ReadonlyMap<string, string>,
  isFile: (path: string) => boolean,
): boolean {
  const [, path = "", anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link) ?? [];
  if (path.startsWith("/")) return false;
  const target = path === "" ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
  if (target.startsWith("..") || !isFile(target)) return false;
  if (anchor === undefined || anchor === "") return anchor === undefined;
  return (texts.get(target) ?? "").includes(` id="${decodeURIComponent(anchor)}"`);
}

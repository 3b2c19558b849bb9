/**
 * Links of a site: what leads to a file and a place in it is no fault, all else is told with its page; so that the build of the book,
 * which asks the same of its own pages, can be believed.
 *
 * No counterpart in Spark. Left out on purpose: the book itself; `npm run book` refuses its broken links.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenLinks } from "../../book/build/links.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let site = "";

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(site, name)), { recursive: true });
  writeFileSync(join(site, name), text);
};

beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), "kindling-links-"));
  write("assets/a.css", "");
  write("en/notes/one.html", `<h1 id="장">One</h1><a href="../index.html#here">up</a>`);
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

const found = (body: string): string[] => {
  write("en/index.html", `<p id="here">${body}</p>`);
  return brokenLinks(site).map(({ page, link }) => `${page}: ${link}`);
};

test.each([
  `<a href="notes/one.html">`,
  `<a href="notes/one.html#장">`,
  `<a href="notes/one.html#%EC%9E%A5">`,
  `<a class="x" href="#here">`,
  `<link rel="stylesheet" href="../assets/a.css?1&amp;2">`,
  `<a href="https://spark.apache.org/none">`,
  `<a href="data:,x"><a href="mailto:a@b.example">`,
])("is whole: %s", (body) => expect(found(body)).toEqual([]));

test.each([
  [`<a href="notes/two.html">`, "notes/two.html"],
  [`<a href="notes/one.html#there">`, "notes/one.html#there"],
  [`<a href="#there">`, "#there"],
  [`<a href="#">`, "#"],
  [`<a href="notes">`, "notes"],
  [`<a href="/en/index.html">`, "/en/index.html"],
  [`<a href="../../secret.html">`, "../../secret.html"],
  [`<script src="../assets/b.js"></script>`, "../assets/b.js"],
])("leads nowhere: %s", (body, link) => expect(found(body)).toEqual([`en/index.html: ${link}`]));

test("documents beside the code link to files that are there", () => {
  for (const name of ["README.md", "README.ko.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]) {
    const text = readFileSync(join(root, name), "utf8");
    for (const [, link = ""] of text.matchAll(/\]\(([^)#]+)\)/g))
      if (!/^[a-z]+:/.test(link))
        expect(() => readFileSync(join(root, dirname(name), link))).not.toThrow();
  }
});

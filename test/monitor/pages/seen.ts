/**
 * What a page of a web UI says, whoever made it: its title, its lists of facts, its headings, its tables cell by cell.
 *
 * In Spark: the pages as a browser shows them, serialised as XML (test/oracle/record-pages.ts). Ours are well formed as they are. Left out on purpose:
 * what is hidden, pictures, scripts, the looks.
 */
import { SaxesParser } from "saxes";

export interface TableSeen {
  /** The heading above it. */
  readonly under: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface PageSeen {
  readonly title: string;
  /** Headings below the title, in order. */
  readonly headings: readonly string[];
  /** Items of lists of facts: “Total Uptime: 5 s”. */
  readonly facts: readonly string[];
  readonly tables: readonly TableSeen[];
  /** The text of a log. */
  readonly log?: string;
  /** All that is said where there is neither a table nor a fact. */
  readonly text?: string;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** The tree of a well-formed page. @throws where it is not. */
export function treeOf(xhtml: string): Element {
  const root: Element = { name: "#root", attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name: name.toLowerCase(), attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (text) => void open.at(-1)?.children.push(text));
  parser.write(xhtml.replace(/^<!DOCTYPE[^>]*>/i, "")).close();
  return root;
}

const silent = new Set([
  "script",
  "style",
  "svg",
  "button",
  "select",
  "option",
  "noscript",
  "nav",
  "footer",
]);

/** The text of an element in one line. */
function textOf(element: Element | string): string {
  return rawText(element)
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

const breaking = new Set(["div", "p", "li", "ul", "br", "pre", "td", "th", "tr", "form"]);

function rawText(element: Element | string): string {
  if (typeof element === "string") return element;
  if (silent.has(element.name) || "hidden" in element.attributes) return "";
  // What opens when it is clicked is closed at first.
  const shown = element.children.filter(
    (child) =>
      element.name !== "details" || (typeof child !== "string" && child.name === "summary"),
  );
  const text = shown.map(rawText).join("");
  return breaking.has(element.name) ? ` ${text} ` : text;
}

function* within(element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === "string" || silent.has(child.name)) continue;
    if (child.name === name) yield child;
    else yield* within(child, name);
  }
}

const cellsOf = (row: Element): string[] =>
  row.children.flatMap((cell) =>
    typeof cell !== "string" && (cell.name === "td" || cell.name === "th") ? [textOf(cell)] : [],
  );

function tableSeen(table: Element, under: string): TableSeen {
  const rows = [...within(table, "tr")].map((row) => ({ cells: cellsOf(row), row }));
  const isHead = ({ row }: { row: Element }): boolean =>
    row.children.some((cell) => typeof cell !== "string" && cell.name === "th") &&
    !row.children.some((cell) => typeof cell !== "string" && cell.name === "td");
  const head = rows.find(isHead);
  return {
    under,
    columns: head?.cells ?? [],
    rows: rows.filter((one) => !isHead(one)).map(({ cells }) => cells),
  };
}

const bodyText = (tree: Element): string => [...within(tree, "body")].map(textOf).join("");

/** What a page says. */
export function pageSeen(xhtml: string): PageSeen {
  const seen = {
    title: "",
    headings: [] as string[],
    facts: [] as string[],
    tables: [] as TableSeen[],
  };
  let log: string | undefined;
  const walk = (element: Element): void => {
    if (silent.has(element.name) || "hidden" in element.attributes) return;
    // What opens when it is clicked is closed at first.
    if (element.name === "details") return;
    switch (element.name) {
      case "h3":
        seen.title ||= textOf(element);
        return;
      case "h4":
        if (textOf(element) !== "") seen.headings.push(textOf(element));
        return;
      case "table":
        seen.tables.push(tableSeen(element, seen.headings.at(-1) ?? ""));
        return;
      case "li":
        seen.facts.push(textOf(element));
        return;
      case "pre":
        log = rawText(element).trim();
        return;
      default:
        for (const child of element.children) if (typeof child !== "string") walk(child);
    }
  };
  const tree = treeOf(xhtml);
  walk(tree);
  return {
    ...seen,
    ...(log === undefined ? {} : { log }),
    ...(seen.tables.length + seen.facts.length > 0 ? {} : { text: bodyText(tree) }),
  };
}

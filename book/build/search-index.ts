/**
 * What the search of a page looks through: every section of every page of a language, with its text.
 *
 * No counterpart in Spark. The page looks for parts of words, which serves Korean as well. Left out on purpose: word stems.
 */
export interface SearchEntry {
  /** From the language's folder: `15-life-cycle.html#a-task-fails`. */
  readonly at: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
}

/** Sections of a rendered page, by its headings. */
export function entriesOf(html: string, at: string, page: string): SearchEntry[] {
  const readable = html
    .replace(/<(svg|template|textarea|form|button)\b[^]*?<\/\1>/g, " ")
    .replace(/<details class="as-table">[^]*?<\/details>/g, " ")
    .replace(/<pre class="(numbers|gutter)"[^>]*>[^<]*<\/pre>/g, " ");
  const parts = readable.split(/(?=<h[123][ >])/).filter((part) => /^<h[123]/.test(part));
  return parts.map((part) => {
    const heading = /^<h[123][^>]*?(?: id="([^"]*)")?[^>]*>([^]*?)<\/h[123]>/.exec(part);
    const id = heading?.[1] ?? "";
    return {
      at: id === "" ? at : `${at}#${id}`,
      page,
      title: plain((heading?.[2] ?? "").replace(/<a class="anchor"[^]*?<\/a>/, "")),
      text: plain(part.slice(heading?.[0].length ?? 0)),
    };
  });
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();

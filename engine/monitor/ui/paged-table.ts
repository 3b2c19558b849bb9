/**
 * Tables that are sorted and cut into pages by links: without a script, by what the query says. In Spark: PagedTable, PagedDataSource, and the DataTables of
 * its scripts. The same: names of parameters (`completedJob.sort`, `.desc`, `.page`, `.pageSize`), the sign at the column sorted by, a hundred rows a page (twenty
 * tasks). Ours: no column that cannot be sorted fails. Left out on purpose: searching. Spark 3.5.3: core/…/ui/PagedTable.scala.
 */
import { byLong, type Long } from "../history/longs.ts";
import type { Query } from "../rest/query.ts";
import { markup, type Html, type Part } from "./html.ts";
import { table, type Column } from "./parts.ts";
import { changed, numberParameter, parameter } from "./query-text.ts";

export interface SortedColumn<Row> extends Omit<Column<Row>, "name"> {
  readonly name: string;
  /** What it is sorted by; a column without is not. */
  readonly sort?: (row: Row) => Long | string;
}

export interface PagedOptions<Row> {
  /** How the table is called in the query. */
  readonly tag: string;
  readonly label: string;
  readonly columns: readonly SortedColumn<Row>[];
  readonly rows: readonly Row[];
  readonly query: Query;
  /** Sorted by this at first. */
  readonly by: string;
  readonly descending: boolean;
  readonly pageSize?: number;
  /** A table that Spark's scripts make: what it is sorted by is drawn, not written. */
  readonly isScripted?: true;
}

const PAGE_SIZE = 100;
/** So many rows at most on a page, whatever is asked for. */
const AT_MOST = 1000;

const compare = (a: Long | string, b: Long | string): number => {
  if (typeof a === "string" || typeof b === "string")
    return String(a) < String(b) ? -1 : Number(String(a) > String(b));
  return byLong(a, b);
};

/** A table with links at its columns, and to its other pages where there are any. */
export function pagedTable<Row>(options: PagedOptions<Row>): Html {
  const { tag, label, columns, rows, query } = options;
  const by = columns.find(({ name, sort }) => sort && name === parameter(query, `${tag}.sort`));
  const sorted = by ?? columns.find(({ name }) => name === options.by);
  const asked = parameter(query, `${tag}.desc`);
  const descending =
    by === undefined || asked === undefined ? options.descending : asked === "true";
  const size = Math.min(
    Math.max(1, numberParameter(query, `${tag}.pageSize`) ?? options.pageSize ?? PAGE_SIZE),
    AT_MOST,
  );
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const current = Math.min(Math.max(1, numberParameter(query, `${tag}.page`) ?? 1), pages);
  const shown = inOrder(rows, sorted, descending).slice((current - 1) * size, current * size);
  const sortLink = (name: string, text: string, isAscending: boolean): Html => {
    const next = {
      [`${tag}.sort`]: name,
      [`${tag}.desc`]: String(isAscending),
      [`${tag}.page`]: 1,
    };
    return markup`<a href="${changed(query, next)}#${tag}">${text}</a>`;
  };
  const named = columns.map((column): Column<Row> => {
    const isSorted = column === sorted;
    const text = `${column.name}${isSorted && options.isScripted !== true ? ` ${descending ? "▾" : "▴"}` : ""}`;
    const direction = descending ? "descending" : "ascending";
    return {
      ...column,
      sorted: isSorted ? direction : undefined,
      isScripted: options.isScripted === true,
      name: column.sort === undefined ? text : sortLink(column.name, text, isSorted && !descending),
    };
  });
  const bar = pages === 1 ? "" : pageBar({ tag, label, pages, current, size, query });
  return markup`<div id="${tag}">${bar}${table(label, named, shown)}${bar}</div>`;
}

function inOrder<Row>(
  rows: readonly Row[],
  by: SortedColumn<Row> | undefined,
  descending: boolean,
): readonly Row[] {
  const sort = by?.sort;
  if (sort === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: sort(row) }));
  keyed.sort(descending ? (a, b) => compare(b.key, a.key) : (a, b) => compare(a.key, b.key));
  return keyed.map(({ row }) => row);
}

/** Links to other pages, and a form to jump. */
function pageBar(where: {
  readonly tag: string;
  readonly label: string;
  readonly pages: number;
  readonly current: number;
  readonly size: number;
  readonly query: Query;
}): Html {
  const { tag, label, pages, current, size, query } = where;
  const name = `${tag}.page`;
  const link = (to: number, said: string): Part =>
    to < 1 || to > pages || to === current
      ? ""
      : markup` <a href="${changed(query, { [name]: to })}#${tag}">${said}</a>`;
  const hidden = query.filter(([key]) => key !== name && key !== `${tag}.pageSize`);
  return markup`<nav class="pages" aria-label="Pages of ${label}">
    <span>Page ${current} of ${pages}</span
    >${link(1, "First")}${link(current - 1, "Previous")}${link(current + 1, "Next")}${link(pages, "Last")}
    <form method="get" action="#${tag}">
      ${hidden.map(([key, value]) => markup`<input type="hidden" name="${key}" value="${value}" />`)}<label
        >Jump to
        <input type="number" name="${name}" min="1" max="${pages}" value="${current}" /></label
      ><label
        >Show
        <input type="number" name="${tag}.pageSize" min="1" max="${AT_MOST}" value="${size}" />
        items in a page</label
      ><button>Go</button>
    </form>
  </nav>`;
}

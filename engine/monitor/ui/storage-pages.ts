/**
 * The pages of cached RDDs: all of them, and one with its blocks. In Spark: StoragePage, RDDPage. The same: facts, tables, order. Left out on purpose: blocks of
 * receivers. Spark 3.5.3: core/…/ui/storage/StoragePage.scala, RDDPage.scala.
 */
import type { RddDistributionRow, RddPartitionRow, RddRow } from "../history/rows.ts";
import { byLong } from "../history/longs.ts";
import { applicationPage, linkTo, type ApplicationView, type Asked } from "./application.ts";
import { fixed, formatBytes } from "./formats.ts";
import { markup } from "./html.ts";
import { pagedTable, type SortedColumn } from "./paged-table.ts";
import { facts, heading, table, type Column } from "./parts.ts";
import { numberParameter } from "./query-text.ts";

const rddColumns = (app: ApplicationView): readonly Column<RddRow>[] => [
  { name: "ID", cell: ({ id }) => id, isNumber: true },
  {
    name: "RDD Name",
    cell: ({ id, name }) => markup`<a href="${linkTo.rdd(app, id)}">${name}</a>`,
  },
  { name: "Storage Level", cell: ({ storageLevel }) => storageLevel },
  { name: "Cached Partitions", cell: ({ partitions }) => partitions.length, isNumber: true },
  {
    name: "Fraction Cached",
    cell: ({ partitions, numPartitions }) =>
      `${fixed((partitions.length * 100) / Math.max(numPartitions, 1), 2)}%`,
    isNumber: true,
  },
  { name: "Size in Memory", cell: ({ memoryUsed }) => formatBytes(memoryUsed), isNumber: true },
  { name: "Size on Disk", cell: ({ diskUsed }) => formatBytes(diskUsed), isNumber: true },
];

/** The page at `storage/`. */
export function storagePage({ app }: Asked): string {
  const rdds = [...app.store.rdds.values()]
    .filter(({ partitions }) => partitions.length > 0)
    .sort((a, b) => byLong(a.id, b.id));
  return applicationPage(
    app,
    "Storage",
    "Storage",
    rdds.length > 0 && [heading("RDDs"), table("RDDs", rddColumns(app), rdds)],
  );
}

const distributionColumns: readonly Column<RddDistributionRow>[] = [
  { name: "Host", cell: ({ address }) => address ?? "" },
  {
    name: "On Heap Memory Usage",
    cell: ({ heap, memoryUsed, memoryRemaining }) =>
      `${formatBytes(heap?.onHeapUsed ?? memoryUsed)} (${formatBytes(heap?.onHeapRemaining ?? memoryRemaining)} Remaining)`,
  },
  {
    name: "Off Heap Memory Usage",
    cell: ({ heap }) =>
      `${formatBytes(heap?.offHeapUsed ?? 0)} (${formatBytes(heap?.offHeapRemaining ?? 0)} Remaining)`,
  },
  { name: "Disk Usage", cell: ({ diskUsed }) => formatBytes(diskUsed), isNumber: true },
];

const blockColumns: readonly SortedColumn<RddPartitionRow>[] = [
  { name: "Block Name", cell: ({ blockName }) => blockName, sort: ({ blockName }) => blockName },
  { name: "Storage Level", cell: (row) => row.storageLevel, sort: (row) => row.storageLevel },
  {
    name: "Size in Memory",
    cell: ({ memoryUsed }) => formatBytes(memoryUsed),
    sort: ({ memoryUsed }) => memoryUsed,
    isNumber: true,
  },
  {
    name: "Size on Disk",
    cell: ({ diskUsed }) => formatBytes(diskUsed),
    sort: ({ diskUsed }) => diskUsed,
    isNumber: true,
  },
];

/** The page at `storage/rdd/?id=…`; undefined where no RDD is named, or none such is known. */
export function rddPage({ app, query }: Asked): string | undefined {
  const rdd = app.store.rdds.get(numberParameter(query, "id") ?? -1);
  if (rdd === undefined) return undefined;
  const addresses = new Map(
    [...app.store.executors.values()].map(({ id, hostPort }) => [id, hostPort]),
  );
  const executors: SortedColumn<RddPartitionRow> = {
    name: "Executors",
    cell: (row) =>
      row.executors
        .map((id) => addresses.get(id) ?? id)
        .toSorted()
        .map((one) => markup`<div>${one}</div>`),
    sort: (row) => row.executors.join(),
  };
  return applicationPage(
    app,
    "Storage",
    `RDD Storage Info for ${rdd.name}`,
    facts([
      ["Storage Level", rdd.storageLevel],
      ["Cached Partitions", rdd.partitions.length],
      ["Total Partitions", rdd.numPartitions],
      ["Memory Size", formatBytes(rdd.memoryUsed)],
      ["Disk Size", formatBytes(rdd.diskUsed)],
    ]),
    heading(`Data Distribution on ${rdd.distributions.length} Executors`),
    table("Data Distribution", distributionColumns, rdd.distributions),
    heading(`${rdd.partitions.length} Partitions`),
    pagedTable({
      tag: "block",
      label: "Partitions",
      columns: [...blockColumns, executors],
      rows: rdd.partitions,
      query,
      by: "Block Name",
      descending: true,
    }),
  );
}

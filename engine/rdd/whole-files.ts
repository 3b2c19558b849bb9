/**
 * Files read whole: one record a file, and small files together in a partition, as Hadoop's CombineFileInputFormat packs them. Left out: racks and
 * several hosts, which a shared store has none of. Spark 3.5.3: core/…/input/WholeTextFileInputFormat.scala, PortableDataStream.scala, rdd/BinaryFileRDD.scala.
 */
import { MiB, type Bytes } from "../foundation/sizes.ts";
import { decodeUtf8 } from "../foundation/utf8.ts";
import type { FileSystem } from "../world/disk.ts";
import type { RddNode } from "./rdd-node.ts";
import { arrayCursor } from "./iterate.ts";
import type { TaskContext } from "./ports.ts";
import { inputFiles } from "./text-splits.ts";

interface InputFile {
  readonly path: string;
  readonly size: Bytes;
}

/** A file's bytes, read when they are asked for. */
export interface PortableDataStream {
  getPath(): string;
  toArray(): Uint8Array;
}

/** Files in the order of the listing, a new partition as soon as the last one holds `enough`. */
function packed(files: readonly InputFile[], enough: Bytes): InputFile[][] {
  const partitions: InputFile[][] = [];
  let open: InputFile[] = [];
  let held = 0;
  for (const file of files) {
    open.push(file);
    held += file.size;
    if (enough === 0 || held < enough) continue;
    partitions.push(open);
    open = [];
    held = 0;
  }
  return open.length > 0 ? [...partitions, open] : partitions;
}

function filesNode<V>(
  className: string,
  partitionsOf: () => InputFile[][],
  read: (file: InputFile, task: TaskContext) => V,
): RddNode<[string, V]> {
  let made: InputFile[][] | undefined;
  const partitions = (): InputFile[][] => (made ??= partitionsOf());
  return {
    className,
    numPartitions: () => partitions().length,
    dependencies: () => [],
    compute: (partition, task, sink) => {
      const files = partitions()[partition] ?? [];
      task.countRecords(files.length);
      task.metrics.inputRecordsRead += files.length;
      const records = files.map((file): [string, V] => [shownPath(file.path), read(file, task)]);
      return arrayCursor(records, sink);
    },
  };
}

const listed = (path: string, files: FileSystem): InputFile[] =>
  inputFiles(path, files, newApiInvalidInput).map(([file, size]) => ({ path: file, size }));

const shownPath = (path: string): string => (path.includes(":") ? path : `file:${path}`);

/** The new API's own class of the same error. */
const newApiInvalidInput = "org.apache.hadoop.mapreduce.lib.input.InvalidInputException";

function readAll({ path, size }: InputFile, task: TaskContext): Uint8Array {
  task.metrics.inputBytesRead += size;
  return task.readFile(path, size);
}

export const wholeTextFilesNode = (
  path: string,
  minPartitions: number,
  files: FileSystem,
): RddNode<[string, string]> =>
  filesNode(
    "WholeTextFileRDD",
    () => {
      const all = listed(path, files);
      const total = all.reduce((sum, { size }) => sum + size, 0);
      return packed(all, Math.ceil(total / Math.max(1, minPartitions)));
    },
    (file, task) => decodeUtf8(readAll(file, task)),
  );

const OPEN_COST: Bytes = 4 * MiB;
const MOST_IN_PARTITION: Bytes = 128 * MiB;

/** What opening a file costs counts as 4 MiB, so that many small files do not end up in one partition. */
export const binaryFilesNode = (
  path: string,
  parallelism: number,
  files: FileSystem,
): RddNode<[string, PortableDataStream]> =>
  filesNode(
    "BinaryFileRDD",
    () => {
      const all = listed(path, files);
      const total = all.reduce((sum, { size }) => sum + size + OPEN_COST, 0);
      const perCore = Math.floor(total / Math.max(1, parallelism));
      return packed(all, Math.min(MOST_IN_PARTITION, Math.max(OPEN_COST, perCore)));
    },
    (file, task) => ({
      getPath: () => shownPath(file.path),
      toArray: () => readAll(file, task),
    }),
  );

/**
 * Input and output files of an attempt. What lies in blocks is read from the nearest copies: bytes of this machine's own disk cost less than those that cross the
 * network. What is written counts only when the attempt commits; its first copy lies on this machine where that keeps files.
 *
 * In Spark: HadoopRDD.compute and SparkHadoopWriter over Hadoop's FileSystem. Left out on purpose: a copy that is lost while it is read (its reader goes on with another one).
 */
import { SparkException } from "../foundation/errors.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import type { TaskAttempt } from "./task-attempt.ts";

/** The bytes of [from, until) and of the line that begins at `until`; undefined where the path lies in no blocks. @throws BlockMissingException */
export function fetchedFile(
  attempt: TaskAttempt,
  { files, costs, blocks }: ExecutorEnv,
  path: string,
  from: Bytes,
  until: Bytes,
): Uint8Array | undefined {
  const distributed = files.distributed?.(path);
  if (distributed === undefined) return undefined;
  const end = Math.min(until, distributed.size(path) ?? 0);
  const { bytes, remote, told } = distributed.fetch(path, from, end, blocks.id.host);
  attempt.charge(Math.ceil(bytes.length / costs.fileRead));
  attempt.charge(Math.ceil(remote / costs.networkRead));
  attempt.effects.push({ after: attempt.elapsed, apply: told });
  return bytes;
}

/** A whole file, with the time to read `length` of it. @throws where there is none */
export function wholeFile(
  attempt: TaskAttempt,
  env: ExecutorEnv,
  path: string,
  length: Bytes = Infinity,
): Uint8Array {
  const fetched = fetchedFile(attempt, env, path, 0, Infinity);
  if (fetched !== undefined) return fetched;
  const bytes = env.files.read(path);
  if (bytes === undefined) throw new SparkException(`File ${path} does not exist`);
  attempt.charge(Math.ceil(Math.min(length, bytes.length) / env.costs.fileRead));
  return bytes;
}

export function committedFile(
  attempt: TaskAttempt,
  { files, costs, blocks }: ExecutorEnv,
  path: string,
  bytes: Uint8Array,
): void {
  attempt.charge(Math.ceil(bytes.length / costs.diskWrite));
  const apply = (): void => {
    const distributed = files.distributed?.(path);
    if (distributed === undefined) files.write(path, bytes);
    else distributed.save(path, bytes, blocks.id.host);
  };
  attempt.effects.push({ after: "end", apply });
}

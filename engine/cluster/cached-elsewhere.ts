/**
 * A cached block of another executor: BlockManager.getRemoteValues. Whoever does not give it (it dies while it is asked, the way to it is cut) is passed over
 * after the retries of the transport, the next one is asked, and when nobody has it the partition is computed; no task fails. Recorded in
 * test/oracle/recordings/fetches. Left out: the order of places by nearness, blocks larger than memory. Spark 3.5.3: core/…/storage/BlockManager.scala
 * (fetchRemoteManagedBuffer).
 */
import type { RddId } from "../foundation/ids.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import { rddBlockId } from "../storage/block-manager.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import { tellQuiet } from "./silent-sources.ts";
import type { TaskAttempt } from "./task-attempt.ts";
import { Paused, type Known } from "./wait-points.ts";

/** The records of the block, if anybody gives it. */
export function cachedElsewhere(
  attempt: TaskAttempt,
  env: ExecutorEnv,
  rdd: RddId,
  partition: number,
): readonly unknown[] | undefined {
  const id = rddBlockId(rdd, partition);
  for (const location of env.blockLocations(rdd, partition)) {
    const point = `${id} of executor ${location.executorId}`;
    const known = attempt.waits.at(point);
    if (known !== undefined) attempt.elapsed = Math.max(attempt.elapsed, known.at);
    const peer = env.peer(location.executorId);
    const block = peer?.blocks.getRemote(id) ?? env.served(location.executorId, id);
    if (block === undefined) continue;
    const given = (): void =>
      env.say(
        "BlockManager",
        `Failed to fetch remote block ${id} from [BlockManagerId(${location.executorId}, ${location.host}, ${location.port}, None)] after 1 fetch failures. Most recent failure cause:`,
        "WARN",
      );
    if (peer !== undefined && !env.answers(location)) {
      silent({ attempt, env, location, id, point, known, given });
      continue;
    }
    const start = attempt.elapsed;
    attempt.hit(block.size, block.records.length, env.costs.networkRead);
    if (peer !== undefined)
      attempt.reads.push({
        from: location.executorId,
        start,
        sentAt: start,
        end: attempt.elapsed,
        outstanding: 1,
        point,
        given,
      });
    return block.records;
  }
  return undefined;
}

interface Asked {
  readonly attempt: TaskAttempt;
  readonly env: ExecutorEnv;
  readonly location: BlockManagerId;
  readonly id: string;
  readonly point: string;
  readonly known: Known | undefined;
  readonly given: () => void;
}

/** Waits for an executor that does not answer: until it is asked again, or until it is given up. */
function silent({ attempt, env, location, id, point, known, given }: Asked): void {
  const { maxRetries, retryWait, connectionTimeout } = env.io;
  const tries = known?.silent?.tries ?? 0;
  const over = attempt.elapsed + connectionTimeout;
  attempt.effects.push({
    after: over,
    apply: () => tellQuiet(env, location, [id], tries, given),
  });
  if (tries < maxRetries) {
    const executors = new Set([location.executorId]);
    throw new Paused(point, { at: over + retryWait, silent: { executors, tries: tries + 1 } });
  }
  attempt.elapsed = over;
}

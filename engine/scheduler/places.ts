/** Where tasks can run now: executors that live, and hosts that have one. Spark 3.5.3: TaskSchedulerImpl (executorIdToHost, hostToExecutors). */
import type { ExecutorId, HostName } from "../foundation/ids.ts";

export class Places {
  readonly #executors = new Map<ExecutorId, HostName>();
  /** Those whose connection is closed, and of whom it is not known yet why. */
  readonly #disabled = new Set<ExecutorId>();
  readonly #hosts = new Map<HostName, number>();

  /** Answers false for an executor that is known. */
  add(id: ExecutorId, host: HostName): boolean {
    if (this.#executors.has(id)) return false;
    this.#executors.set(id, host);
    this.#hosts.set(host, (this.#hosts.get(host) ?? 0) + 1);
    return true;
  }

  /** Answers its host; undefined for one that is not known. */
  remove(id: ExecutorId): HostName | undefined {
    const host = this.#executors.get(id);
    if (host === undefined) return undefined;
    this.#executors.delete(id);
    this.#disabled.delete(id);
    const left = (this.#hosts.get(host) ?? 1) - 1;
    if (left === 0) this.#hosts.delete(host);
    else this.#hosts.set(host, left);
    return host;
  }

  /** Nothing can run there any more, though it is not given up yet. */
  disable(id: ExecutorId): void {
    this.#disabled.add(id);
  }

  /** Executors that can run something, with their hosts. */
  get able(): readonly (readonly [ExecutorId, HostName])[] {
    return [...this.#executors].filter(([id]) => !this.#disabled.has(id));
  }

  isExecutorAlive(id: ExecutorId): boolean {
    return this.#executors.has(id);
  }

  isHostAlive(host: HostName): boolean {
    return this.#hosts.has(host);
  }
}

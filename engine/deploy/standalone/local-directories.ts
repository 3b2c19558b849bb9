/**
 * What applications leave on a worker's disk: shuffle files and spilled blocks of its executors. When the Master says that an application
 * is over and its last executor here has ended, the worker deletes them. Rule D2.31. Spark 3.5.3: core/…/deploy/worker/Worker.scala
 * maybeCleanupApplication.
 */
import type { ApplicationId } from "../../foundation/ids.ts";
import type { FileSystem } from "../../world/disk.ts";

const RESOLVER = "ExternalShuffleBlockResolver";

export class LocalDirectories {
  readonly #disk: FileSystem;
  readonly #log: (text: string, logger?: string) => void;
  /** How many executors of an application live here; an application that never had one has no directories. */
  readonly #executors = new Map<ApplicationId, number>();
  readonly #finished = new Set<ApplicationId>();

  constructor(disk: FileSystem, log: (text: string, logger?: string) => void) {
    this.#disk = disk;
    this.#log = log;
  }

  executorStarted(app: ApplicationId): void {
    this.#executors.set(app, (this.#executors.get(app) ?? 0) + 1);
  }

  executorEnded(app: ApplicationId): void {
    this.#executors.set(app, (this.#executors.get(app) ?? 1) - 1);
    this.#perhapsDelete(app);
  }

  applicationFinished(app: ApplicationId): void {
    this.#finished.add(app);
    this.#perhapsDelete(app);
  }

  #perhapsDelete(app: ApplicationId): void {
    if (this.#executors.get(app) !== 0 || !this.#finished.has(app)) return;
    this.#finished.delete(app);
    this.#executors.delete(app);
    this.#log(`Application ${app} removed, cleanupLocalDirs = true`, RESOLVER);
    this.#log(`Cleaning up local directories for application ${app}`);
    for (const path of this.#disk.list(`/local/${app}`)) this.#disk.remove(path);
  }
}

/**
 * What a program says about the jobs it is going to start, and how it stops them: local properties (pool, group, tags, description) and
 * cancellation. Same as Spark: properties are copied when an action is called; a group is cancelled whatever else its jobs are. Rules
 * C3.47, C3.47b, D6.3. Different: Spark keeps properties by thread; a program here has one thread, so what is set holds for the actions
 * called from then on. Left out: interrupting the thread of a task, which a task here does not have. Spark 3.5.3: core/…/SparkContext.scala.
 */
import { illegalArgument } from "../foundation/errors.ts";
import type { DagScheduler } from "../scheduler/dag-scheduler.ts";
import type { PoolSettings, SchedulingMode } from "../scheduler/pool.ts";
import type { TaskScheduler } from "../scheduler/task-scheduler.ts";

const GROUP = "spark.jobGroup.id";
const DESCRIPTION = "spark.job.description";
const INTERRUPT = "spark.job.interruptOnCancel";
const TAGS = "spark.job.tags";

export abstract class JobControl {
  readonly #properties = new Map<string, string>();

  protected abstract readonly dag: DagScheduler;
  protected abstract readonly tasks: TaskScheduler;

  /** Sets a property of the jobs started from now on; `undefined` takes it away. */
  setLocalProperty(key: string, value: string | undefined): void {
    if (value === undefined) this.#properties.delete(key);
    else this.#properties.set(key, value);
  }

  getLocalProperty(key: string): string | undefined {
    return this.#properties.get(key);
  }

  /** A copy of what the jobs of this moment are told. */
  protected localProperties(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#properties);
  }

  /** Jobs started from now on belong to a group, which can be cancelled as one. */
  setJobGroup(groupId: string, description: string, interruptOnCancel: boolean = false): void {
    this.setLocalProperty(GROUP, groupId);
    this.setLocalProperty(DESCRIPTION, description);
    this.setLocalProperty(INTERRUPT, String(interruptOnCancel));
  }

  clearJobGroup(): void {
    for (const key of [GROUP, DESCRIPTION, INTERRUPT]) this.setLocalProperty(key, undefined);
  }

  setJobDescription(text: string): void {
    this.setLocalProperty(DESCRIPTION, text);
  }

  /** @throws IllegalArgumentException for an empty tag or one with a comma. */
  addJobTag(tag: string): void {
    this.#setTags(this.getJobTags().add(checked(tag)));
  }

  /** @throws IllegalArgumentException for an empty tag or one with a comma. */
  removeJobTag(tag: string): void {
    const tags = this.getJobTags();
    tags.delete(checked(tag));
    this.#setTags(tags);
  }

  getJobTags(): Set<string> {
    return tagsIn(this.getLocalProperty(TAGS));
  }

  clearJobTags(): void {
    this.setLocalProperty(TAGS, undefined);
  }

  #setTags(tags: ReadonlySet<string>): void {
    this.setLocalProperty(TAGS, tags.size === 0 ? undefined : [...tags].join(","));
  }

  /** Cancels a job that runs. */
  cancelJob(jobId: number, reason: string = ""): void {
    this.dag.cancelJob(jobId, reason);
  }

  /** Cancels every job of a group. */
  cancelJobGroup(groupId: string): void {
    this.dag.cancelJobs(
      (properties) => properties[GROUP] === groupId,
      `part of cancelled job group ${groupId}`,
    );
  }

  /** Cancels every job with a tag. @throws IllegalArgumentException for an empty tag or one with a comma. */
  cancelJobsWithTag(tag: string): void {
    checked(tag);
    this.dag.cancelJobs(
      (properties) => tagsIn(properties[TAGS]).has(tag),
      `part of cancelled job tag ${tag}`,
    );
  }

  cancelAllJobs(): void {
    this.dag.cancelJobs(() => true, "as part of cancellation of all jobs");
  }

  /** Cancels every job that needs a stage. */
  cancelStage(stageId: number, reason?: string): void {
    this.dag.cancelStage(stageId, reason ?? `Stage ${stageId} was cancelled`);
  }

  /** FIFO or FAIR. */
  getSchedulingMode(): SchedulingMode {
    return this.tasks.pools.mode;
  }

  /** The pools that exist now: those of the file, "default", and those that jobs named. */
  getAllPools(): readonly PoolSettings[] {
    return this.tasks.pools.settings;
  }

  getPoolForName(name: string): PoolSettings | undefined {
    return this.getAllPools().find((pool) => pool.name === name);
  }
}

function tagsIn(text: string | undefined): Set<string> {
  return new Set((text ?? "").split(",").filter((tag) => tag !== ""));
}

function checked(tag: string): string {
  if (tag === "") throw illegalArgument("Spark job tag cannot be an empty string.");
  if (tag.includes(",")) throw illegalArgument("Spark job tag cannot contain ','.");
  return tag;
}

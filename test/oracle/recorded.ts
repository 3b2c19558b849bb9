/** From what Recorder.scala prints to an Observation: the same shape that the engine's runner makes. */
import { byTask, normalText, piecesSeen, someOf } from "./observation.ts";
import type {
  AccumulableSeen,
  AttemptSeen,
  JobSeen,
  NodeSeen,
  Observation,
  Outcome,
  PieceSeen,
  RddSeen,
  StageSeen,
  TaskSeen,
} from "./observation.ts";
import { isSequence, type Value } from "./types.ts";

type Raw<T, K extends keyof T> = Omit<T, K>;
type RawOutcome = Value | { readonly error: { readonly class: string; readonly message: string } };

interface RawStage extends Raw<StageSeen, "rdds" | "persisted"> {
  readonly rdds: readonly (RddSeen & { readonly kept: boolean })[];
}

type RawEvent =
  | {
      readonly kind: "job";
      readonly id: number;
      readonly step: string;
      readonly stages: readonly RawStage[];
    }
  | { readonly kind: "jobEnd"; readonly id: number; readonly failed: string | null }
  | {
      readonly kind: "submitted";
      readonly stage: number;
      readonly attempt: number;
      readonly tasks: number;
    }
  | {
      readonly kind: "completed";
      readonly stage: number;
      readonly attempt: number;
      readonly failed: string | null;
      readonly accumulables?: readonly AccumulableSeen[];
    }
  | ({ readonly kind: "task" } & TaskSeen)
  | { readonly kind: "executorAdded"; readonly executor: string; readonly cores: number }
  | { readonly kind: "executorRemoved"; readonly executor: string; readonly reason: string }
  | { readonly kind: "shared"; readonly id: number }
  | ({ readonly kind: "piece"; readonly id: number } & PieceSeen)
  | { readonly kind: "unpersist"; readonly rdd: number };

export interface RawRecording {
  readonly program: string;
  readonly version: string;
  readonly results: Readonly<Record<string, RawOutcome>>;
  readonly nodes: readonly (Raw<NodeSeen, "debug" | "contents"> & {
    readonly debug: string;
    readonly contents: RawOutcome;
  })[];
  readonly events: readonly RawEvent[];
}

export function observationOf(raw: RawRecording): Observation {
  const events = raw.events;
  return {
    results: Object.fromEntries(
      Object.entries(raw.results).map(([name, outcome]) => [name, normalOutcome(outcome)]),
    ),
    nodes: raw.nodes.map((node) => ({
      ...node,
      debug: normalText(node.debug).split("\n"),
      contents: normalOutcome(node.contents),
    })),
    jobs: of(events, "job").map((job) => jobSeen(job, events)),
    rdds: rddsOf(events),
    attempts: of(events, "submitted").map((attempt) => attemptSeen(attempt, events)),
    tasks: of(events, "task").map(taskSeen).sort(byTask),
    lost: of(events, "executorRemoved").map((event) => event.executor),
    unpersisted: of(events, "unpersist").map((event) => event.rdd),
    ...someOf("pieces", piecesOf(events)),
  };
}

type EventOf<K extends RawEvent["kind"]> = Extract<RawEvent, { kind: K }>;
const of = <K extends RawEvent["kind"]>(events: readonly RawEvent[], kind: K): EventOf<K>[] =>
  events.filter((event): event is EventOf<K> => event.kind === kind);

function piecesOf(events: readonly RawEvent[]): PieceSeen[] {
  const own = new Set(of(events, "shared").map(({ id }) => id));
  const pieces = of(events, "piece").filter(({ id }) => own.has(id));
  return piecesSeen(pieces.map(({ block, executor, there }) => ({ block, executor, there })));
}

function jobSeen(job: EventOf<"job">, events: readonly RawEvent[]): JobSeen {
  const end = of(events, "jobEnd").find((event) => event.id === job.id);
  if (end === undefined) throw new Error(`job ${job.id} has no end`);
  const ran = new Set(of(events, "submitted").map((event) => event.stage));
  return {
    id: job.id,
    step: job.step,
    failed: end.failed === null ? null : normalText(end.failed),
    stages: job.stages.map((stage) => ({
      ...stage,
      name: normalText(stage.name),
      rdds: stage.rdds.map((rdd) => rdd.id),
      persisted: stage.rdds.filter((rdd) => rdd.kept).map((rdd) => rdd.id),
    })),
    skipped: job.stages.map((stage) => stage.id).filter((id) => !ran.has(id)),
  };
}

function rddsOf(events: readonly RawEvent[]): RddSeen[] {
  const table = new Map<number, RddSeen>();
  for (const stage of of(events, "job").flatMap((job) => job.stages)) {
    for (const rdd of stage.rdds) {
      const { id, parents, partitions, deterministic } = rdd;
      const [name, site] = [normalText(rdd.name), normalText(rdd.site)];
      table.set(id, { id, name, site, parents, partitions, deterministic });
    }
  }
  return [...table.values()].sort((a, b) => a.id - b.id);
}

function attemptSeen(attempt: EventOf<"submitted">, events: readonly RawEvent[]): AttemptSeen {
  const done = of(events, "completed").find(
    (event) => event.stage === attempt.stage && event.attempt === attempt.attempt,
  );
  const failed = done?.failed ?? null;
  return {
    stage: attempt.stage,
    attempt: attempt.attempt,
    tasks: attempt.tasks,
    failed: failed === null ? null : normalText(failed),
    ...someOf("accumulables", done?.accumulables ?? []),
  };
}

function taskSeen(event: EventOf<"task">): TaskSeen {
  const { stage, attempt, index, try: tried, partition, executor, type, locality } = event;
  const { kind, text } = event.reason;
  const reason = text === undefined ? { kind } : { kind, text: normalText(text) };
  const seen = { stage, attempt, index, try: tried, partition, executor, type, locality, reason };
  return { ...seen, ...someOf("accumulables", event.accumulables ?? []) };
}

function normalOutcome(outcome: RawOutcome): Outcome {
  if (
    outcome !== null &&
    typeof outcome === "object" &&
    !isSequence(outcome as Value) &&
    "error" in outcome
  ) {
    const { error } = outcome;
    return { error: { class: error.class, message: normalText(error.message) } };
  }
  return { value: normalValue(outcome as Value) };
}

/** A double as JavaScript prints it, so that one number has one text. */
function normalValue(value: Value): Value {
  if (value === null || typeof value !== "object") return value;
  if (isSequence(value)) return value.map(normalValue);
  if ("double" in value) return { double: String(Number(value.double)) };
  if ("tuple" in value) return { tuple: value.tuple.map(normalValue) };
  return "some" in value ? { some: normalValue(value.some) } : value;
}

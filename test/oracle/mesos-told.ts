/** What two tellings of a Mesos scheduler's answers have to share. Each freedom has its reason. */
import type { StepTold } from "./engine-mesos.ts";

type Call = Readonly<Record<string, unknown>> & { readonly call: string };

/** Lines that the offer side itself says; others are of the classes above and below it. */
const said =
  /is now TASK_|Excluding Mesos agent|Capping the total|Reviving Offers|Unable to find driver|MesosClusterScheduler: Registered as/;

/** Launches of one answer come out of a hash table: they stand in the order of their offers. */
function ordered(calls: readonly Call[]): readonly Call[] {
  const launches = calls
    .filter(({ call }) => call === "launchTasks")
    .toSorted((a, b) => (String(a["offer"]) < String(b["offer"]) ? -1 : 1));
  let next = 0;
  return calls.map((call) => (call.call === "launchTasks" ? (launches[next++] ?? call) : call));
}

/** In fine-grained mode it is the task scheduler that asks for offers again; the gateway's version and unknown fields are the protocol's. */
function comparableStep(kind: string, step: StepTold): unknown {
  const calls = ordered((step.calls ?? []) as readonly Call[]).filter(
    ({ call }) => kind !== "fine" || call !== "reviveOffers",
  );
  const answers = (step.answers ?? []).map((each) => {
    const { code, answer } = each as { code: number; answer: Record<string, unknown> | string };
    if (typeof answer === "string") return { code, answer };
    const { serverSparkVersion: _version, unknownFields: _fields, ...told } = answer;
    return { code, answer: told };
  });
  const logs = (step.logs ?? []).filter((line) => said.test(line));
  return { calls, answers, books: step.books, logs, thrown: step.thrown };
}

export const comparable = (kind: string, steps: readonly StepTold[]): unknown =>
  steps.map((step) => comparableStep(kind, step));

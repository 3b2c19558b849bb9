/**
 * Steps that Spark's Mesos schedulers are taken through: offers, status updates, and what their program or their clients ask of them. Data for mesos-runs.ts.
 *
 * In Mesos: the calls of org.apache.mesos.Scheduler. Left out on purpose: rescinded offers, which Spark does not look at.
 */
import {
  parseAttributes,
  parseResources,
  type Offer,
} from "../../engine/deploy/mesos/resources.ts";

type State =
  "TASK_RUNNING" | "TASK_FINISHED" | "TASK_FAILED" | "TASK_LOST" | "TASK_KILLED" | "TASK_ERROR";

export type Step =
  | { readonly do: "offers"; readonly offers: readonly Offer[] }
  | {
      readonly do: "status" | "finish";
      readonly task: string;
      readonly agentId: string;
      readonly state: State;
    }
  | { readonly do: "agent lost" | "executor lost"; readonly agentId: string }
  | { readonly do: "total"; readonly executors: number; readonly hosts: readonly string[] }
  | { readonly do: "kill"; readonly ids: readonly string[] }
  | { readonly do: "tasks"; readonly count: number }
  | { readonly do: "revive" | "stop" | "begin" | "books" }
  | { readonly do: "wait"; readonly seconds: number }
  | { readonly do: "submit"; readonly request: Readonly<Record<string, unknown>> }
  | { readonly do: "ask" | "kill driver"; readonly submission: number }
  | {
      readonly do: "driver status";
      readonly submission: number;
      readonly retry: string;
      readonly agentId: string;
      readonly state: State;
    };

export interface MesosRun {
  readonly name: string;
  readonly kind: "coarse" | "fine" | "dispatcher";
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** Offers of agents h1, h2, … in this order, as texts of resources, with attributes after a bar. */
export function offers(first: number, ...texts: readonly string[]): Step {
  return {
    do: "offers",
    offers: texts.map((text, index) => {
      const [host = "", resources = "", attributes = ""] = text
        .split("|")
        .map((each) => each.trim());
      return {
        id: `o${first + index}`,
        agentId: `s-${host}`,
        host,
        resources: parseResources(resources),
        attributes: parseAttributes(attributes),
      };
    }),
  };
}

export const status = (task: string, host: string, state: State): Step => ({
  do: "status",
  task,
  agentId: `s-${host}`,
  state,
});

export const runOf =
  (kind: MesosRun["kind"]) =>
  (name: string, conf: Readonly<Record<string, string>>, ...steps: readonly Step[]): MesosRun => ({
    name: `${kind}, ${name}`,
    kind,
    conf,
    steps,
  });

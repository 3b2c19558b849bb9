/**
 * Machines and processes of a run, folded from its deploy events: who stood where, from when to when.
 *
 * In Spark: the Master's page and the Executors page together. Left out on purpose: which process started which.
 */
import { eventsOf, type TracedEvent } from "#engine/index";
import { executorsIn, shortName } from "./model.ts";

export interface StandingProcess {
  readonly role: "submitter" | "driver" | "Master" | "Worker" | "executor";
  readonly name: string;
  readonly host: string;
  readonly cores: number | undefined;
  readonly from: number;
  readonly to: number | undefined;
  readonly killed: boolean;
}

export interface Machine {
  readonly host: string;
  readonly cores: number | undefined;
  readonly processes: readonly StandingProcess[];
}

/** Machines in the order in which they are met: the submitter's, the Master's, the workers'. */
export function machinesIn(events: readonly TracedEvent[]): Machine[] {
  const processes = [
    ...submitters(events),
    ...masters(events),
    ...drivers(events),
    ...workers(events),
    ...executors(events),
  ];
  const hosts = [...new Set(processes.map(({ host }) => host))];
  return hosts.map((host) => {
    const own = processes.filter((one) => one.host === host);
    return { host, cores: own.find(({ role }) => role === "Worker")?.cores, processes: own };
  });
}

/** When a process of this name was killed or left, if it was. */
function endOf(
  events: readonly TracedEvent[],
  name: string,
): { readonly at: number; readonly killed: boolean } | undefined {
  const lost = eventsOf(events, "ProcessLost").find((event) => shortName(event.process) === name);
  return lost === undefined ? undefined : { at: lost.at, killed: true };
}

function standing(
  events: readonly TracedEvent[],
  role: StandingProcess["role"],
  name: string,
  host: string,
  from: number,
  rest: { cores?: number | undefined; to?: number | undefined } = {},
): StandingProcess {
  const end = endOf(events, name);
  return {
    role,
    name,
    host,
    cores: rest.cores,
    from,
    to: end?.at ?? rest.to,
    killed: end?.killed ?? false,
  };
}

/** In cluster mode the submitting process is one of its own; else it is the driver. */
function submitters(events: readonly TracedEvent[]): StandingProcess[] {
  return eventsOf(events, "SparkSubmit")
    .filter((event) => event.deployMode === "cluster")
    .map((event) =>
      standing(events, "submitter", "spark-submit", event.host, event.at, {
        to: eventsOf(events, "ClientExited")[0]?.at,
      }),
    );
}

function masters(events: readonly TracedEvent[]): StandingProcess[] {
  const url = eventsOf(events, "SparkSubmit")
    .map((event) => /^spark:\/\/([^:]+)/.exec(event.master)?.[1])
    .find((host) => host !== undefined);
  return url === undefined ? [] : [standing(events, "Master", "Master", url, 0)];
}

function drivers(events: readonly TracedEvent[]): StandingProcess[] {
  return eventsOf(events, "MainStarted").map((event) => {
    const name = shortName(event.to);
    return standing(events, "driver", name, event.host, event.at, {
      to: eventsOf(events, "MainEnded").find((end) => shortName(end.from) === name)?.at,
    });
  });
}

function workers(events: readonly TracedEvent[]): StandingProcess[] {
  return eventsOf(events, "RegisterWorker").map((event) =>
    standing(events, "Worker", shortName(event.from), event.host, event.at, { cores: event.cores }),
  );
}

function executors(events: readonly TracedEvent[]): StandingProcess[] {
  const end = eventsOf(events, "SparkListenerApplicationEnd")[0]?.at;
  return executorsIn(events)
    .filter((one) => one.id !== "driver")
    .map((one) => {
      const made = standing(events, "executor", `executor ${one.id}`, one.host, one.from, {
        cores: one.cores,
        to: one.to ?? end,
      });
      return { ...made, killed: made.killed || one.lost };
    });
}

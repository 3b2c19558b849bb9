/**
 * The Master's web pages: the cluster, one application. Functions of the Master's books. In Spark: MasterPage, ApplicationPage. The same: title, facts,
 * tables, their columns and order, formats. Ours: no kill links. Left out on purpose: the REST URL, custom resources (their columns are empty, as on a
 * cluster without any). Spark 3.5.3: core/…/deploy/master/ui/MasterPage.scala, ApplicationPage.scala.
 */
import type { ApplicationInfo, ExecutorInfo } from "../../deploy/standalone/records.ts";
import { coresGranted, SPARK_USER } from "../../deploy/standalone/records.ts";
import type {
  ApplicationSeen,
  DriverSeen,
  MasterState,
  WorkerSeen,
} from "../../deploy/standalone/master-state.ts";
import type { Master } from "../../deploy/standalone/master.ts";
import { dateOfPage } from "../../foundation/date-words.ts";
import { MiB } from "../../foundation/sizes.ts";
import { epochMillis } from "../../foundation/timestamps.ts";
import { formatDuration, megabytes } from "./formats.ts";
import { markup, type Html } from "./html.ts";
import { facts, heading, page, table, type Column } from "./parts.ts";

const frame = (title: string) => ({ title, home: "/", style: "/static/kindling.css" });

const workerColumns: readonly Column<WorkerSeen>[] = [
  {
    name: "Worker Id",
    cell: ({ id, webuiaddress, state }) =>
      state === "ALIVE" ? markup`<a href="${webuiaddress}">${id}</a>` : id,
  },
  { name: "Address", cell: ({ host, port }) => `${host}:${port}` },
  { name: "State", cell: ({ state }) => state },
  { name: "Cores", cell: ({ cores, coresused }) => `${cores} (${coresused} Used)` },
  {
    name: "Memory",
    cell: ({ memory, memoryused }) => `${megabytes(memory)} (${megabytes(memoryused)} Used)`,
  },
  { name: "Resources", cell: () => "" },
];

const applicationColumns: readonly Column<ApplicationSeen>[] = [
  { name: "Application ID", cell: ({ id }) => markup`<a href="/app/?appId=${id}">${id}</a>` },
  { name: "Name", cell: ({ name }) => name },
  { name: "Cores", cell: ({ cores }) => cores, isNumber: true },
  { name: "Memory per Executor", cell: (app) => megabytes(app.memoryperexecutor), isNumber: true },
  { name: "Resources Per Executor", cell: () => "" },
  { name: "Submitted Time", cell: ({ starttime }) => dateOfPage(starttime) },
  { name: "User", cell: ({ user }) => user },
  { name: "State", cell: ({ state }) => state },
  { name: "Duration", cell: ({ duration }) => formatDuration(duration), isNumber: true },
];

const driverColumns: readonly Column<DriverSeen>[] = [
  { name: "Submission ID", cell: ({ id }) => id },
  { name: "Submitted Time", cell: ({ starttime }) => dateOfPage(Number(starttime)) },
  { name: "Worker", cell: ({ worker }) => worker },
  { name: "State", cell: ({ state }) => state },
  { name: "Cores", cell: ({ cores }) => cores, isNumber: true },
  { name: "Memory", cell: ({ memory }) => megabytes(memory), isNumber: true },
  { name: "Resources", cell: () => "" },
  { name: "Main Class", cell: ({ mainclass }) => mainclass },
];

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;
const youngestFirst = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted(byId).toReversed();

/** The page at `/`. `now`: milliseconds since 1970. */
export function masterPage(state: MasterState, now: number): string {
  const { activeapps, completedapps, activedrivers, completeddrivers } = state;
  const section = <Row>(
    name: string,
    columns: readonly Column<Row>[],
    rows: readonly Row[],
    id?: string,
  ): Html => markup`${heading(`${name} (${rows.length})`, id)}${table(name, columns, rows)}`;
  const hasDrivers = activedrivers.length + completeddrivers.length > 0;
  const age: Column<DriverSeen> = {
    name: "Duration",
    cell: ({ starttime }) => formatDuration(now - Number(starttime)),
    isNumber: true,
  };
  return page(
    frame(`Spark Master at ${state.url}`),
    masterFacts(state),
    section("Workers", workerColumns, state.workers.toSorted(byId)),
    section("Running Applications", applicationColumns, youngestFirst(activeapps), "running-app"),
    hasDrivers && section("Running Drivers", [...driverColumns, age], youngestFirst(activedrivers)),
    section(
      "Completed Applications",
      applicationColumns,
      latestEndFirst(completedapps),
      "completed-app",
    ),
    hasDrivers && section("Completed Drivers", driverColumns, youngestFirst(completeddrivers)),
  );
}

const latestEndFirst = (apps: readonly ApplicationSeen[]): readonly ApplicationSeen[] =>
  apps.toSorted((a, b) => b.starttime + b.duration - (a.starttime + a.duration));

const masterFacts = (state: MasterState): Html => {
  const { activeapps, completedapps, activedrivers, completeddrivers } = state;
  return facts([
    ["URL", state.url],
    ["Alive Workers", state.aliveworkers],
    ["Cores in use", `${state.cores} Total, ${state.coresused} Used`],
    ["Memory in use", `${megabytes(state.memory)} Total, ${megabytes(state.memoryused)} Used`],
    ["Resources in use", ""],
    [
      "Applications",
      markup`${activeapps.length} <a href="#running-app">Running</a>, ${completedapps.length}
        <a href="#completed-app">Completed</a>`,
    ],
    ["Drivers", `${activedrivers.length} Running, ${completeddrivers.length} Completed`],
    ["Status", state.status],
  ]);
};

const executorColumns = (appId: string): readonly Column<ExecutorInfo>[] => [
  { name: "ExecutorID", cell: ({ id }) => id },
  {
    name: "Worker",
    cell: ({ worker }) => markup`<a href="${worker.worker.webUiAddress}">${worker.id}</a>`,
  },
  { name: "Cores", cell: ({ cores }) => cores, isNumber: true },
  { name: "Memory", cell: ({ memory }) => memory / MiB, isNumber: true },
  { name: "Resource Profile Id", cell: () => 0, isNumber: true },
  { name: "Resources", cell: () => "" },
  { name: "State", cell: ({ state }) => state },
  {
    name: "Logs",
    cell: ({ id, worker }) =>
      ["stdout", "stderr"].map(
        (log) =>
          markup`<a
            href="${worker.worker.webUiAddress}/logPage/?appId=${appId}&amp;executorId=${id}&amp;logType=${log}"
            >${log}</a
          > `,
      ),
  },
];

/** The page at `/app/?appId=…`. */
export function applicationPage(master: Master, appId: string): string {
  const app = master.applications.all.get(appId);
  if (app === undefined)
    return page(frame("Not Found"), markup`<p>No running application with ID ${appId}</p>`);
  const all = [...app.executors.values(), ...app.removedExecutors];
  const inSummary = all.filter(({ state }) => !isFinishedState(state) || state === "EXITED");
  const removed = all.filter((executor) => !inSummary.includes(executor));
  const columns = executorColumns(app.id);
  const newest = (rows: readonly ExecutorInfo[]): readonly ExecutorInfo[] =>
    rows.toSorted((a, b) => Number(b.id) - Number(a.id));
  return page(
    frame(`Application: ${app.name}`),
    applicationFacts(app),
    heading(`Executor Summary (${all.length})`),
    table("Executor Summary", columns, newest(inSummary)),
    removed.length > 0 && heading(`Removed Executors (${removed.length})`),
    removed.length > 0 && table("Removed Executors", columns, newest(removed)),
  );
}

const isFinishedState = (state: ExecutorInfo["state"]): boolean =>
  state === "KILLED" || state === "FAILED" || state === "LOST" || state === "EXITED";

function applicationFacts(app: ApplicationInfo): Html {
  const granted = app.atEnd?.cores ?? coresGranted(app);
  const executors = app.atEnd?.executors ?? app.executors.size;
  const cores =
    app.coresMax === undefined
      ? `Unlimited (${granted} granted)`
      : `${app.coresMax} (${granted} granted, ${app.coresMax - granted} left)`;
  return facts([
    ["ID", app.id],
    ["Name", app.name],
    ["User", SPARK_USER],
    ["Cores", cores],
    ["Executor Limit", `Unlimited (${executors} granted)`],
    ["Executor Memory - Default Resource Profile", megabytes(app.memoryPerExecutor / MiB)],
    ["Executor Resources - Default Resource Profile", ""],
    ["Submit Date", dateOfPage(epochMillis(app.startTime))],
    ["State", app.state],
    app.atEnd === undefined &&
      markup`<strong><a href="http://${app.driver.host}:4040">Application Detail UI</a></strong>`,
  ]);
}

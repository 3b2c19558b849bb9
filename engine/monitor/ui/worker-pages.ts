/**
 * The Worker's web pages: its executors and drivers, and their logs. Functions of the Worker's books and of the trace. In Spark: WorkerPage, LogPage. The
 * same: title, facts, tables, which part of a log is shown, what is said where there is none. Ours: a log is made of the lines that the process logged, in
 * one piece. Left out on purpose: loading more by a script. Spark 3.5.3: core/…/deploy/worker/ui/WorkerPage.scala, LogPage.scala.
 */
import type { DriverKept, ExecutorRunner } from "../../deploy/standalone/worker-books.ts";
import type { Worker } from "../../deploy/standalone/worker.ts";
import { SPARK_USER } from "../../deploy/standalone/records.ts";
import type { TracedEvent } from "../../events/trace.ts";
import { MiB } from "../../foundation/sizes.ts";
import { decodeUtf8, encodeUtf8 } from "../../foundation/utf8.ts";
import { logText } from "../log-text.ts";
import type { Query } from "../rest/query.ts";
import { megabytes } from "./formats.ts";
import { markup, type Part } from "./html.ts";
import { facts, heading, page, table, type Column } from "./parts.ts";
import { parameter } from "./query-text.ts";

const frame = (title: string) => ({ title, home: "/", style: "/static/kindling.css" });

const logLinks = (whose: string): Part =>
  ["stdout", "stderr"].map(
    (log) => markup`<a href="/logPage/?${whose}&amp;logType=${log}">${log}</a> `,
  );

const executorColumns: readonly Column<ExecutorRunner>[] = [
  { name: "ExecutorID", cell: ({ id }) => id },
  { name: "State", cell: ({ state }) => state },
  { name: "Cores", cell: ({ cores }) => cores, isNumber: true },
  { name: "Memory", cell: ({ memory }) => megabytes(memory / MiB), isNumber: true },
  { name: "Resources", cell: () => "" },
  {
    name: "Job Details",
    cell: ({ appId, application }) =>
      markup`<ul>
        <li><strong>ID:</strong> ${appId}</li>
        <li><strong>Name:</strong> ${application.name}</li>
        <li><strong>User:</strong> ${SPARK_USER}</li>
      </ul>`,
  },
  { name: "Logs", cell: ({ appId, id }) => logLinks(`appId=${appId}&executorId=${id}`) },
];

const driverColumns: readonly Column<DriverKept>[] = [
  { name: "DriverID", cell: ({ id }) => id },
  { name: "Main Class", cell: ({ mainClass }) => mainClass },
  { name: "State", cell: ({ state }) => state },
  { name: "Cores", cell: ({ cores }) => cores, isNumber: true },
  { name: "Memory", cell: ({ memory }) => megabytes(memory / MiB), isNumber: true },
  { name: "Resources", cell: () => "" },
  { name: "Logs", cell: ({ id }) => logLinks(`driverId=${id}`) },
  { name: "Notes", cell: () => "" },
];

/** The page at `/`. */
export function workerPage(worker: Worker): string {
  const { books } = worker;
  const section = <Row>(
    name: string,
    columns: readonly Column<Row>[],
    rows: readonly Row[],
  ): Part => markup`${heading(`${name} (${rows.length})`)}${table(name, columns, rows)}`;
  const perhaps = <Row>(
    name: string,
    columns: readonly Column<Row>[],
    rows: readonly Row[],
  ): Part => rows.length > 0 && section(name, columns, rows);
  return page(
    frame(`Spark Worker at ${worker.host}:${worker.port}`),
    facts([
      ["ID", worker.id],
      ["Master URL", `spark://${worker.masterHost}:7077`],
      ["Cores", `${worker.cores} (${books.coresUsed} Used)`],
      ["Memory", `${megabytes(worker.memory / MiB)} (${megabytes(books.memoryUsed / MiB)} Used)`],
      ["Resources", ""],
    ]),
    markup`<p><a href="http://${worker.masterHost}:8080">Back to Master</a></p>`,
    section("Running Executors", executorColumns, books.executors),
    perhaps("Running Drivers", driverColumns, books.drivers.toReversed()),
    perhaps("Finished Executors", executorColumns, books.finishedExecutors),
    perhaps("Finished Drivers", driverColumns, books.finishedDrivers.toReversed()),
  );
}

/** Bytes of a log that are shown at once. */
const SHOWN = 100 * 1024;

/** Whose log is asked for. */
interface Whose {
  readonly name: string;
  readonly folder: string;
  readonly wrote: (event: TracedEvent & { readonly process: string }) => boolean;
}

interface LogShown {
  readonly text: string;
  readonly from: number;
  readonly until: number;
  readonly bytes: number;
}

const plain = (text: string): LogShown => ({ text, from: 0, until: 0, bytes: 0 });

/** Undefined where the query says neither an executor nor a driver. */
function whose(worker: Worker, query: Query): Whose | "unknown" | undefined {
  const [appId, executorId, driverId] = ["appId", "executorId", "driverId"].map((name) =>
    parameter(query, name),
  );
  const { books } = worker;
  if (appId !== undefined && executorId !== undefined && driverId === undefined) {
    const all = [...books.executors, ...books.finishedExecutors];
    const runner = all.find((one) => one.appId === appId && one.id === executorId);
    if (runner === undefined) return "unknown";
    const process = runner.executor?.name;
    const wrote: Whose["wrote"] = (event) => event.process === process && event.app === appId;
    return { name: `${appId}/${executorId}`, folder: `${appId}/${executorId}`, wrote };
  }
  if (appId !== undefined || executorId !== undefined || driverId === undefined) return undefined;
  const driver = [...books.drivers, ...books.finishedDrivers].find(({ id }) => id === driverId);
  if (driver === undefined) return "unknown";
  return { name: driverId, folder: driverId, wrote: ({ process }) => process === driver.process };
}

/** The end of a log, or the part from `offset` on. */
function shownLog(lines: string, query: Query): LogShown {
  const bytes = encodeUtf8(lines);
  const length = Math.min(Number(parameter(query, "byteLength") ?? SHOWN) || SHOWN, 1024 * 1024);
  const offset = Number(parameter(query, "offset") ?? bytes.length - length) || 0;
  const from = Math.min(Math.max(offset, 0), bytes.length);
  const until = Math.min(from + length, bytes.length);
  return { text: decodeUtf8(bytes.subarray(from, until)), from, until, bytes: bytes.length };
}

function logOf(
  worker: Worker,
  events: readonly TracedEvent[],
  query: Query,
): LogShown & { readonly folder: string } {
  const logType = parameter(query, "logType") ?? "null";
  const asked = whose(worker, query);
  const named = ["appId", "executorId", "driverId"].flatMap((name) => parameter(query, name) ?? []);
  const folder = typeof asked === "object" ? asked.folder : named.join("/");
  if (logType !== "stdout" && logType !== "stderr")
    return { ...plain("Error: Log type must be one of stderr, stdout"), folder };
  if (typeof asked !== "object")
    return { ...plain(`Error: invalid log directory work/${folder}/`), folder };
  const lines = events.flatMap((event) => {
    if (event.kind !== "LogLine" || !asked.wrote(event)) return [];
    const isOutput = event.logger === "stdout";
    if (isOutput !== (logType === "stdout")) return [];
    return [`${isOutput ? event.text : logText(event)}\n`];
  });
  return { ...shownLog(lines.join(""), query), folder };
}

/** The page at `/logPage/`; undefined where the query does not say whose log. */
export function logPage(
  worker: Worker,
  events: readonly TracedEvent[],
  query: Query,
): string | undefined {
  if (whose(worker, query) === undefined) return undefined;
  const { text, from, until, bytes, folder } = logOf(worker, events, query);
  return page(
    frame(`${parameter(query, "logType") ?? "null"} log page for ${folder}`),
    markup`<p><a href="http://${worker.masterHost}:8080">Back to Master</a></p>
      <p>Showing ${until - from} Bytes: ${from} - ${until} of ${bytes}</p>
      <pre class="log">${text}</pre>`,
  );
}

/** The text at `/log/`; undefined where the query does not say whose log. */
export function logOnly(
  worker: Worker,
  events: readonly TracedEvent[],
  query: Query,
): string | undefined {
  if (whose(worker, query) === undefined) return undefined;
  const { text, from, until, bytes, folder } = logOf(worker, events, query);
  const logType = parameter(query, "logType") ?? "null";
  return `==== Bytes ${from}-${until} of ${bytes} of work/${folder}/${logType} ====\n${text}`;
}

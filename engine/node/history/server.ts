/**
 * The history server: Spark's REST API and its web pages over a folder of event logs, for this machine alone. In Spark: HistoryServer. The same: paths, answers,
 * download of logs, the next port if one is taken. Ours: it listens on the loopback, answers no host but this one (no page elsewhere can read it by a name that
 * points here), and everything that it sends may run nothing. Left out on purpose: users and rights, other methods than GET and HEAD.
 * Spark 3.5.3: core/…/deploy/history/HistoryServer.scala, ui/JettyUtils.scala.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { answer, askedBy, type HistoryView, isThere } from "../../monitor/rest/answer.ts";
import type { Query } from "../../monitor/rest/query.ts";
import { plainAnswer, type Answer } from "../../monitor/rest/reply.ts";
import {
  historyPage,
  noSuchApplication,
  pageAskedBy,
  plainPage,
} from "../../monitor/ui/history-web.ts";
import type { LogFolder } from "./log-folder.ts";
import type { LogFile } from "./log-files.ts";
import { zipped, type ZipSource } from "./zip.ts";

const HOST = "127.0.0.1";
/** spark.port.maxRetries. */
const PORTS_TRIED = 16;

/** A page may have its style sheet and ask this server; nothing that a log holds can run in it. */
const pageContent =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const headers = {
  "Cache-Control": "no-cache, no-store, must-revalidate",
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

export interface RunningServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Listens on a port, or on one of the next if it is taken; 0: any that is free. */
export async function serveHistory(logs: LogFolder, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => {
    respond(logs, request, response).catch(() => response.destroy());
  });
  for (let tried = 0; ; tried += 1) {
    const wanted = port === 0 ? 0 : port + tried;
    if (await listens(server, wanted, tried < PORTS_TRIED && port !== 0 && wanted < 65_535)) break;
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether it listens now. A port that is taken is no error as long as there is another to try. */
const listens = (server: Server, port: number, mayTryNext: boolean): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off("listening", listening);
      if (mayTryNext && error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    };
    const listening = (): void => {
      server.off("error", failed);
      resolve(true);
    };
    server.once("error", failed);
    server.once("listening", listening);
    server.listen(port, HOST);
  });

const own = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

async function respond(
  logs: LogFolder,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  if (!own.test(request.headers.host ?? ""))
    return send(response, method, plainAnswer(403, "This server answers this machine only."));
  if (method !== "GET" && method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return send(response, method, plainAnswer(405, "There is only GET and HEAD."));
  }
  const [path = "/", query = ""] = url.split("?", 2);
  try {
    const asked = [...new URLSearchParams(query)];
    if (!path.startsWith("/api/v1/"))
      return send(response, method, await pageOf(logs, path, asked));
    const below = path.slice("/api/v1".length);
    if (askedBy(below)?.rest[0] === "logs") return await download(logs, below, method, response);
    return send(response, method, await apiAnswer(logs, below, asked));
  } catch (error) {
    if (response.headersSent) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return send(response, method, plainAnswer(500, `This cannot be answered: ${why}`));
  }
}

/** A page: of the list, or of an application whose log is read for it. */
async function pageOf(logs: LogFolder, path: string, query: Query): Promise<Answer> {
  const view = { applications: logs.applications(), directory: logs.address, now: Date.now() };
  const plain = plainPage(view, path, query);
  if (plain !== undefined) return plain;
  if (!path.startsWith("/history/")) return plainAnswer(404, `Not Found: ${path}`);
  const asked = pageAskedBy(view.applications, path);
  const opened = asked && (await logs.open(asked.app.id, asked.attemptId));
  if (asked === undefined || opened === undefined) return noSuchApplication(path);
  return historyPage(asked, opened.store, query, view.now);
}

async function apiAnswer(logs: LogFolder, path: string, query: Query): Promise<Answer> {
  const applications = logs.applications();
  const asked = askedBy(path);
  const app = applications.find(({ id }) => id === asked?.appId);
  const opened =
    asked !== undefined && isThere(app, asked)
      ? await logs.open(asked.appId, asked.attemptId)
      : undefined;
  const view: HistoryView = {
    applications,
    store: () => {
      if (opened === undefined) throw new Error("the log is gone");
      return opened.store;
    },
    now: Date.now(),
  };
  return answer(view, path, query);
}

function send(response: ServerResponse, method: string, answered: Answer): void {
  const { status, type, body, location } = answered;
  const bytes = Buffer.from(body, "utf8");
  response.writeHead(status, {
    ...headers,
    ...(type === "text/html" ? { "Content-Security-Policy": pageContent } : {}),
    ...(location === undefined ? {} : { Location: location }),
    "Content-Type": `${type};charset=utf-8`,
    "Content-Length": bytes.length,
  });
  response.end(method === "HEAD" ? undefined : bytes);
}

/** An archive of the logs of an application, or of one attempt. */
async function download(
  logs: LogFolder,
  path: string,
  method: string,
  response: ServerResponse,
): Promise<void> {
  const { appId, attemptId } = askedBy(path) ?? { appId: "", attemptId: undefined };
  const files = logs.logsOf(appId, attemptId);
  if (files.length === 0) {
    // Spark tries attempt 1 where none is named, and says so.
    const name = `${appId}/${attemptId ?? "1"}`;
    return send(response, method, plainAnswer(404, `no such app: ${name}`));
  }
  const name = attemptId === undefined ? appId : `${appId}-${attemptId}`;
  response.writeHead(200, {
    ...headers,
    "Content-Type": "application/octet-stream",
    "Content-Disposition": `attachment; filename=eventLogs-${name.replace(/[^\w.-]/g, "_")}.zip`,
  });
  if (method === "HEAD") return void response.end();
  await pipeline(Readable.from(zipped(files.flatMap(sourcesOf))), response);
}

const sourcesOf = ({ path, entries, isRolled }: LogFile): readonly ZipSource[] =>
  entries.map((name) => ({
    name,
    path: name.endsWith("/") ? undefined : placeOf(path, name, isRolled),
  }));

const placeOf = (path: string, name: string, isRolled: boolean): string =>
  isRolled ? join(path, "..", name) : path;

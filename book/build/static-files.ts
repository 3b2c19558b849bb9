/**
 * Serving the built book: files below one folder, and nothing else.
 *
 * A request for another host is refused (a page elsewhere cannot reach in by a name of its own), as is a path that leaves the
 * folder; pages carry a content security policy. No counterpart in Spark. Left out on purpose: caching, ranges, compression.
 */
import { readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { type Both, spoken } from "../../test/harness/texts.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
};

const policy = [
  "default-src 'none'",
  "script-src 'self' blob:",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

/** Answers a request for a file; `change` may alter a page before it goes out. */
export function answerFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  change: (html: string, path: string) => string,
): void {
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(response, 405, { en: "This server only reads.", ko: "이 서버는 읽기만 합니다." });
  const path = pathOf(request.url ?? "/");
  if (path === undefined)
    return refuse(response, 400, { en: "That is no path.", ko: "경로가 아닙니다." });
  const file = fileBelow(folder, path);
  if (file === undefined)
    return refuse(response, 404, { en: "There is no such page.", ko: "그런 페이지는 없습니다." });
  const type = types[extname(file)] ?? "application/octet-stream";
  const bytes = readFileSync(file);
  const body = type.startsWith("text/html") ? change(bytes.toString("utf8"), path) : bytes;
  response.writeHead(200, { ...headers, "content-type": type });
  response.end(request.method === "HEAD" ? undefined : body);
}

export function refuse(response: ServerResponse, status: number, text: Both): void {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" });
  response.end(`${spoken(text)}\n`);
}

/** Only who asks for this machine by its own name is answered. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return (
    host !== undefined &&
    ["127.0.0.1", "localhost", "[::1]"].some((name) => host === `${name}:${port}`)
  );
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "/");
  } catch {
    return undefined;
  }
}

/** A file below the folder; a folder stands for its index. */
export function fileBelow(folder: string, path: string): string | undefined {
  if (
    path.includes("\0") ||
    path.includes("\\") ||
    path.split("/").some((part) => part === ".." || (part.startsWith(".") && part !== "."))
  )
    return undefined;
  const whole = join(folder, path);
  if (whole !== folder && !whole.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    return undefined;
  for (const file of [whole, join(whole, "index.html")]) {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() === true) return file;
  }
  return undefined;
}

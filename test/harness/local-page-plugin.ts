/**
 * Keeps the page of vitest's UI on this machine: the page that is shipped asks fonts.googleapis.com for a font, and a workbook that
 * is opened in a class, or on a train, asks nobody.
 *
 * A Vite plugin before the UI's own answer. It takes links that name another host out of every page (a policy alone would not do:
 * a browser connects ahead for rel=preconnect before it looks at one), and a Content-Security-Policy refuses whatever a later version
 * may add. Nothing in it knows the page's text. No counterpart in Spark. Left out on purpose: the font; the page names others after it.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";

const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
].join("; ");

/** Marks our own question for the page as it is. */
const plain = "x-kindling-plain";

export function localPage(): Plugin {
  return {
    name: "kindling:local-page",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        response.setHeader("Content-Security-Policy", policy);
        if (!asksForPage(request)) return next();
        answerPage(request, response).then((isDone) => (isDone ? undefined : next()), next);
      });
    },
  };
}

const asksForPage = ({ method, headers }: IncomingMessage): boolean =>
  method === "GET" &&
  headers.accept?.includes("text/html") === true &&
  headers[plain] === undefined;

/** Asks this very server for the page and hands it on without the links; false when it is no page. */
async function answerPage(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const address = `http://127.0.0.1:${request.socket.localPort}${request.url}`;
  const answer = await fetch(address, { headers: { accept: "text/html", [plain]: "1" } });
  const type = answer.headers.get("content-type") ?? "";
  const html = await answer.text();
  if (!type.startsWith("text/html")) return false;
  response.writeHead(answer.status, {
    "Content-Type": type,
    "Cache-Control": answer.headers.get("cache-control") ?? "no-cache",
  });
  response.end(withoutHosts(html));
  return true;
}

const link = /<link\b[^>]*>/gi;
const elsewhere = /\bhref\s*=\s*["']?\s*(?:https?:)?\/\//i;

/** A page without the links that name a host. */
export const withoutHosts = (html: string): string =>
  html.replace(link, (whole) => (elsewhere.test(whole) ? "" : whole));

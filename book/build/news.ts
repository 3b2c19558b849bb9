/**
 * News for open pages, as server-sent events: the book was built again; a kata was judged.
 *
 * No counterpart in Spark. Left out on purpose: anything that a page could send back.
 */
import type { IncomingMessage, ServerResponse } from "node:http";

export interface KataNews {
  readonly id: string;
  readonly state: string;
  readonly line: string;
}

export class News {
  readonly #open = new Set<ServerResponse>();
  /** The last word on each kata, for pages that come later. */
  readonly #katas = new Map<string, KataNews>();

  /** Keeps a page's connection until it leaves. */
  join(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
    response.write("retry: 1000\n\n");
    for (const kata of this.#katas.values()) response.write(written("kata", kata));
    this.#open.add(response);
    request.on("close", () => this.#open.delete(response));
  }

  built(): void {
    this.#send("built", {});
  }

  kata(news: KataNews): void {
    this.#katas.set(news.id, news);
    this.#send("kata", news);
  }

  #send(kind: string, data: unknown): void {
    for (const response of this.#open) response.write(written(kind, data));
  }

  close(): void {
    for (const response of this.#open) response.end();
    this.#open.clear();
  }
}

const written = (kind: string, data: unknown): string =>
  `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;

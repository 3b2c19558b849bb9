/**
 * Before the browser tests: the book is built, as `npm run book` does it, and served by the code of `npm start`.
 *
 * No counterpart in Spark. Left out on purpose: refusing a book with open laws; `npm run book` does that.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { buildBook } from "../../book/build/build-book.ts";
import { answerFile } from "../../book/build/static-files.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly address: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

export default async function setup(project: TestProject): Promise<() => void> {
  const report = await buildBook({ root, draft: true, update: false });
  if (report.changed.length > 0) throw new Error(`outputs differ: ${report.changed.join("; ")}`);
  const server = createServer((request, response) =>
    answerFile(join(root, "book/dist"), request, response, (html) => html),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  project.provide("address", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

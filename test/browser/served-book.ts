/**
 * The book for browser tests: built as `npm run book` does it, served by the code of `npm start` on a port of its own.
 *
 * `npx vitest run --project browser` runs these tests; they are no part of `npm test`, which must pass on a machine without a
 * browser. No counterpart in Spark. Left out on purpose: refusing a book with open laws; `npm run book` does that.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBook } from "../../book/build/build-book.ts";
import { answerFile } from "../../book/build/static-files.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ServedBook {
  readonly address: string;
  close(): void;
}

export async function servedBook(): Promise<ServedBook> {
  const report = await buildBook({ root, draft: true, update: false });
  if (report.changed.length > 0) throw new Error(`outputs differ: ${report.changed.join("; ")}`);
  const server = createServer((request, response) =>
    answerFile(join(root, "book/dist"), request, response, (html) => html),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** `npm start` sees every save, also those of editors that write a new file and put it in the place of the old one. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { watchFolder } from "../../book/build/chores.ts";

const folder = mkdtempSync(join(tmpdir(), "kindling-watch-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file that is replaced again and again is seen each time", async () => {
  const below = join(folder, "15-life-cycle");
  mkdirSync(below);
  writeFileSync(join(below, "01-name.ts"), "0");
  let heard: (() => void) | undefined;
  const files = new Set<string>();
  const watching = watchFolder(folder, (file) => {
    files.add(file);
    if (file.endsWith("01-name.ts")) heard?.();
  });
  try {
    for (const text of ["1", "2", "3"]) {
      const seen = new Promise<void>((done) => (heard = done));
      writeFileSync(join(below, "01-name.ts.new"), text);
      renameSync(join(below, "01-name.ts.new"), join(below, "01-name.ts"));
      await seen;
    }
  } finally {
    watching?.close();
  }
  expect(files).toContain("15-life-cycle/01-name.ts");
});

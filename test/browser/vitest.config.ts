/**
 * The browser tests: `npx vitest run --config test/browser/vitest.config.ts`. They need a Chromium (CHROMIUM, or the usual
 * place) and are no part of `npm test`, which must run on a machine without one.
 *
 * No counterpart in Spark. Left out on purpose: other browsers.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/browser/setup.ts"],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

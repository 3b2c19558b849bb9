/**
 * Who is tested against what. `engine`: the engine's own tests; `commands`: the commands, as processes; `reference`: chapters against the solutions;
 * `katas`: the laws of katas against what the learner wrote.
 *
 * `test/harness/run.mjs` chooses the projects; a bare `vitest run` shows untouched katas red. The workbook's root can be
 * another folder (KINDLING_ROOT), so that the harness can be tried on a small one. Vite's own conditions stand in the
 * list because setting them replaces the defaults.
 */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { languageOf } from "./engine/foundation/language.ts";
import { closurePlugin } from "./test/harness/closure-plugin.ts";
import { killPlugin } from "./test/harness/kill-plugin.ts";
import { loopGuard } from "./test/harness/loop-guard.ts";
import { submission } from "./test/harness/submission-plugin.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(process.env["KINDLING_ROOT"] ?? here);
const katas = resolve(process.env["KINDLING_KATAS"] ?? `${root}/katas`);
/** Code that is changed on its way in (a kill) or comes from elsewhere (a submission) must not be kept for the next run. */
const asItStands = !["KILL", "KINDLING_KATAS", "KINDLING_ROOT"].some((name) => name in process.env);
const begun = process.env["KINDLING_KATA_LAWS"];
const chapterOnly = process.env["KINDLING_WITHOUT_KATA_LAWS"] === "1";
const shows = process.env["KINDLING_SHOWS"] === "1" ? ["chapters/*/kata-show.spec.ts"] : [];
/** Notices a wrong wiring of this workbook's own katas; a folder of submissions has no such file. */
const guard = process.env["KINDLING_KATAS"] === undefined ? ["test/subject.test.ts"] : [];
const kataLaws =
  begun === undefined ? ["chapters/*/kata-*.test.ts"] : begun.split(",").filter(Boolean);

/** Tests that start the commands as processes, as a person does: half a minute each, so `.ci/run` runs them and `npm test` does not. */
const commands = [
  "test/harness/commands.test.ts",
  "test/harness/kata-loop.test.ts",
  "test/harness/kata-new.test.ts",
  "test/harness/replay-command.test.ts",
  "test/book/example-command.test.ts",
  "test/monitor/history-command.test.ts",
  "test/deploy/submit-command.test.ts",
  "test/deploy/sh-command.test.ts",
  "test/monitor/doctor-command.test.ts",
];

export default defineConfig({
  root,
  plugins: [killPlugin(process.env["KILL"], root), closurePlugin({ root })],
  test: {
    pool: "threads",
    maxWorkers: Math.min(8, availableParallelism()),
    isolate: false,
    experimental: { fsModuleCache: asItStands },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    onStackTrace: (_error, { file }) => !/node_modules|\/test\/harness\//.test(file),
    projects: [
      {
        extends: true,
        test: {
          name: "engine",
          include: ["test/**/*.test.ts", "book/claims/*.test.ts"],
          exclude: [
            ...commands,
            "test/harness/fixtures/**",
            "test/browser/**",
            "test/subject.test.ts",
          ],
          // These look at English words, whoever runs them; what is said in Korean is asked of a process of its own.
          env: { KINDLING_LANG: "en" },
        },
      },
      {
        extends: true,
        test: { name: "commands", include: commands, env: { KINDLING_LANG: "en" } },
      },
      {
        extends: true,
        test: {
          name: "reference",
          include: ["chapters/*/**/*.test.ts", "test/subject.test.ts"],
          exclude: chapterOnly ? ["chapters/*/kata-*.test.ts"] : [],
          env: { SUBJECT: "solution", KINDLING_LANG: languageOf(process.env) },
        },
      },
      {
        extends: true,
        test: { name: "browser", include: ["test/browser/**/*.test.ts"], fileParallelism: false },
      },
      {
        extends: true,
        plugins: [submission(process.env["KINDLING_KATAS"], root), loopGuard(katas)],
        ssr: { resolve: { conditions: ["kata", "module", "node", "development|production"] } },
        test: {
          name: "katas",
          include: [...kataLaws, ...shows, ...guard],
          isolate: true,
          env: { SUBJECT: "kata", KINDLING_LANG: languageOf(process.env) },
          setupFiles: [resolve(here, "test/harness/kata-setup.ts")],
        },
      },
    ],
  },
});

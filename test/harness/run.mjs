/**
 * Every npm script comes through here: `node test/harness/run.mjs COMMAND words…`.
 *
 * Plain JavaScript, so that it runs before anything is known to work: it says what is missing (Node, node_modules)
 * before TypeScript is loaded. vitest is loaded before tsx's hooks are, and the hooks leave when the command is in:
 * with them vitest takes three times as long to come up.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Commands that are programs of other folders. */
const programs = {
  start: ["--import", "tsx", "book/build/serve.ts"],
  example: ["--import", "tsx", "--import", "./engine/node/register.mjs", "engine/node/example.ts"],
  "spark-submit": ["--import", "tsx", "engine/node/spark-submit.ts"],
  sh: ["--import", "tsx", "engine/node/sh.ts"],
  book: ["--import", "tsx", "book/build/main.ts"],
  bench: ["--import", "tsx", "test/bench/main.ts"],
  "oracle:record": ["--import", "tsx", "test/oracle/record.ts"],
  "oracle:methods": ["--import", "tsx", "test/oracle/record-methods.ts"],
  "oracle:rollback": ["--import", "tsx", "test/oracle/record-rollback.ts"],
  "oracle:scheduling": ["--import", "tsx", "test/oracle/record-scheduling.ts"],
  "oracle:sessions": ["--import", "tsx", "test/oracle/record-sessions.ts"],
  "oracle:corruption": ["--import", "tsx", "test/oracle/record-corruption.ts"],
  "oracle:cleaning": ["--import", "tsx", "test/oracle/record-cleaning.ts"],
  "oracle:exclusions": ["--import", "tsx", "test/oracle/record-exclusions.ts"],
  "oracle:allocation": ["--import", "tsx", "test/oracle/record-allocation.ts"],
  "oracle:services": ["--import", "tsx", "test/oracle/record-services.ts"],
  "oracle:fetches": ["--import", "tsx", "test/oracle/record-fetches.ts"],
  "oracle:barriers": ["--import", "tsx", "test/oracle/record-barriers.ts"],
  "oracle:shuffles": ["--import", "tsx", "test/oracle/record-shuffles.ts"],
  "oracle:fuzz": [
    "--import",
    "tsx",
    "--import",
    "./engine/node/register.mjs",
    "test/oracle/fuzz.ts",
  ],
  "oracle:facts": ["--import", "tsx", "test/oracle/record-facts.ts"],
  "oracle:storage": ["--import", "tsx", "test/oracle/record-storage.ts"],
  "oracle:shell": ["--import", "tsx", "test/oracle/record-shell.ts"],
  "oracle:masters": ["--import", "tsx", "test/oracle/record-master-pages.ts"],
  "oracle:pages": ["--import", "tsx", "test/oracle/record-pages.ts"],
  "oracle:submits": ["--import", "tsx", "test/oracle/record-submits.ts"],
  "oracle:mesos": ["--import", "tsx", "test/oracle/record-mesos.ts"],
  "oracle:hdfs": ["--import", "tsx", "test/oracle/record-hdfs.ts"],
  "oracle:kubernetes": ["--import", "tsx", "test/oracle/record-kubernetes.ts"],
  "oracle:yarn": ["--import", "tsx", "test/oracle/record-yarn.ts"],
  history: ["--import", "tsx", "engine/node/history.ts"],
  doctor: ["--import", "tsx", "engine/node/doctor.ts"],
  whatif: ["--import", "tsx", "engine/node/whatif.ts"],
  conform: ["--import", "tsx", "test/oracle/conform.ts"],
  "oracle:answers": ["--import", "tsx", "test/oracle/record-answers.ts"],
  "oracle:doctor": ["--import", "tsx", "test/oracle/record-doctor.ts"],
  "oracle:metrics": ["--import", "tsx", "test/oracle/record-metrics.ts"],
  "oracle:jvm": ["--import", "tsx", "test/oracle/record-jvm.ts"],
  "oracle:whatif": ["--import", "tsx", "test/oracle/record-whatif.ts"],
  "oracle:history": ["--import", "tsx", "test/oracle/history-check.ts"],
};

/** Commands of the harness: the file, and whether it starts vitest in this process. */
const commands = {
  test: { file: "command-test.ts", vitest: true },
  kata: { file: "command-kata.ts", vitest: true, supervised: true },
  replay: { file: "command-replay.ts", vitest: true },
  ui: { file: "command-ui.ts", vitest: true },
  hint: { file: "command-hint.ts", vitest: false },
  progress: { file: "command-progress.ts", vitest: false },
  reset: { file: "command-reset.ts", vitest: false },
  check: { file: "command-check.ts", vitest: false },
  "kata:check": { file: "command-kata-check.ts", vitest: true },
  "kata:new": { file: "command-kata-new.ts", vitest: false },
  "laws:kill": { file: "command-laws-kill.ts", vitest: false },
};

function missing() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    return {
      en: `Kindling needs Node 20.19 or newer; this is ${process.versions.node}.`,
      ko: `Kindling에는 Node 20.19 이상이 필요합니다. 지금은 ${process.versions.node}입니다.`,
    };
  if (!existsSync(join(root, "node_modules/vitest")))
    return {
      en: "The tools are not installed yet. Run: npm install",
      ko: "도구가 아직 설치되지 않았습니다. 실행할 명령: npm install",
    };
  return undefined;
}

/** Exit code of a watcher that hangs on a kata and asks for a new one (command-kata.ts). */
const startMeAgain = 75;

/** A watcher runs in a child: synchronous code that never ends can only be ended with its process. */
async function supervise(name, words) {
  for (let wait = {}; ; wait = { KINDLING_WAIT: "1" }) {
    const environment = { ...process.env, KINDLING_WATCHER: "1", ...wait };
    const parameters = [fileURLToPath(import.meta.url), name, ...words];
    const child = spawn(process.execPath, parameters, { stdio: "inherit", env: environment });
    const code = await new Promise((done) => child.on("exit", (number) => done(number ?? 1)));
    if (code !== startMeAgain) return code;
  }
}

function isWatching(name, words) {
  const once =
    words.some((word) => /^(--)?(once|answer)$/.test(word)) ||
    process.env.npm_config_once ||
    process.env.npm_config_answer;
  return commands[name].supervised && !once && process.env.KINDLING_WATCHER === undefined;
}

function runProgram(name, words) {
  const parameters = programs[name];
  const file = parameters.at(-1);
  if (!existsSync(join(root, file)))
    return wrong({
      en: `npm run ${name}: ${file} is not there yet. Nothing was run.`,
      ko: `npm run ${name}: ${file} 파일이 아직 없습니다. 아무것도 실행하지 않았습니다.`,
    });
  const child = spawn(process.execPath, [...parameters, ...words], { cwd: root, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((done) => child.on("exit", (code) => done(code ?? 1)));
}

async function runCommand(name, words) {
  if (isWatching(name, words)) return supervise(name, words);
  const { file, vitest } = commands[name];
  if (vitest) await import("vitest/node");
  const { register } = await import("tsx/esm/api");
  const leave = register();
  const command = await import(`./${file}`);
  await leave();
  return command.run(words, root);
}

/** In the reader's language, by the rule of engine/foundation/language.ts; no TypeScript may be needed here. */
function wrong(line) {
  const wanted = process.env.KINDLING_LANG || process.env.LANG || "";
  process.stderr.write(`${/^ko(?![a-z])/i.test(wanted) ? line.ko : line.en}\n`);
  return 2;
}

/** A thread that spins would keep the process alive after its last word. */
function leaveSoon() {
  setTimeout(() => process.exit(), 500).unref();
}

/** Two languages there are; a wish for another is answered, once. */
function sayLanguages() {
  const wanted = process.env.KINDLING_LANG;
  if (!wanted || /^(en|ko)(?![a-z])/i.test(wanted) || process.env.KINDLING_WATCHER) return;
  process.stderr.write(`KINDLING_LANG=${wanted}? → KINDLING_LANG=en · KINDLING_LANG=ko\n`);
}

const [name = "", ...words] = process.argv.slice(2);
sayLanguages();
const obstacle = missing();
if (obstacle !== undefined) process.exitCode = wrong(obstacle);
else if (Object.hasOwn(programs, name)) process.exitCode = await runProgram(name, words);
else if (Object.hasOwn(commands, name)) process.exitCode = await runCommand(name, words);
else {
  const known = [...Object.keys(programs), ...Object.keys(commands)].toSorted().join(", ");
  process.exitCode = wrong({
    en: `There is no command “${name}”. There are: ${known}.`,
    ko: `“${name}” 명령은 없습니다. 있는 명령: ${known}.`,
  });
}
leaveSoon();

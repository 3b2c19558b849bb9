/**
 * `npm run example word-count [FILE…] [cluster=local[4]|standalone] [keep=DIR] [top=10]`: word count over real text on this
 * machine's disk, on a cluster of the reader's choice, with the shuffle files left where one can look at them.
 *
 * In Spark: the word count of its examples. Same: splits, shuffle files, stages, tasks. Different: time is virtual. Exit code 2
 * for wrong input, with one line; 1 when the run fails. Left out on purpose: more than one example.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  eventsOf,
  local,
  simulate,
  type ClusterSpec,
  type Simulation,
  standalone,
} from "../index.ts";
import type { Both } from "../foundation/language.ts";
import { bytesToString } from "../foundation/sizes.ts";
import { inputFiles } from "./example-input.ts";
import { reportLines } from "./example-report.ts";
import { type ExampleWords, meant, refused, wordsOf } from "./example-words.ts";
import { wordCount } from "./programs/word-count.ts";
import { RealDisk } from "./real-disk.ts";
import { at, language, WrongWords } from "./wrong-words.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const complain = (line: Both): void => void process.stderr.write(`${line[language]}\n`);

function clusterNamed(name: string): ClusterSpec {
  if (name === "standalone") return standalone({ workers: 3, cores: 2, memory: "4g" });
  if (/^local(\[(\*|[1-9]\d{0,3})\])?$/.test(name)) return local(name);
  const near = meant(name, ["standalone", "local[4]"]);
  throw refused({
    en: `there is no cluster “${name}”${near.en}. It knows local[4] and standalone.`,
    ko: `“${name}” 클러스터는 없습니다${near.ko}. 쓸 수 있는 것은 local[4]와 standalone입니다.`,
  });
}

/** The shuffle files as they lie on the disks of the machines that ran tasks: path and bytes. */
function shuffleFiles(simulation: Simulation): (readonly [string, Uint8Array])[] {
  const hosts = [
    ...new Set(
      eventsOf(simulation.world.trace.events, "SparkListenerExecutorAdded").map(({ host }) => host),
    ),
  ];
  return hosts.toSorted().flatMap((host) => {
    const disk = simulation.world.disk(host);
    return disk.list("/local").flatMap((path): (readonly [string, Uint8Array])[] => {
      const bytes = disk.read(path);
      return bytes === undefined ? [] : [[`${host}${path}`, bytes]];
    });
  });
}

/** Where files are kept: the usual place is ours to renew; a named one must be new or empty. */
function keepingPlace(keep: string | undefined): string {
  if (keep === undefined) return join(root, "out/example/word-count");
  if (keep === "")
    throw refused({
      en: "keep wants a folder: keep=out/mine.",
      ko: "keep에는 폴더를 적으세요. 예: keep=out/mine.",
    });
  const folder = resolve(at, keep);
  const isTaken = existsSync(folder) && (!isFolder(folder) || readdirSync(folder).length > 0);
  if (isTaken)
    throw refused({
      en: `“${keep}” is there already and not empty; name a new folder. Nothing was changed.`,
      ko: `“${keep}” 폴더가 이미 있고 비어 있지 않습니다. 새 폴더를 적으세요. 바꾼 것은 없습니다.`,
    });
  return folder;
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Writes beside the place first, so that an earlier run stays whole until this one is. */
function keepAll(
  folder: string,
  files: readonly (readonly [string, Uint8Array])[],
  log: readonly [string, string],
): void {
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-new-`);
  for (const [path, bytes] of files) {
    const file = join(fresh, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  writeFileSync(join(fresh, log[0]), log[1]);
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(fresh, folder);
  } catch {
    cpSync(fresh, folder, { recursive: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function run(words: ExampleWords): Promise<number> {
  const cluster = clusterNamed(words.cluster);
  const folder = keepingPlace(words.keep);
  const files = inputFiles(words.paths, at, root);
  const simulation = simulate(cluster, { seed: 7, files: new RealDisk(at) });
  let kept: (readonly [string, Uint8Array])[] = [];
  const app = simulation.submit(
    { name: "word count", submitHost: "this-machine" },
    async (spark) => {
      const paths = files.map(({ path }) => path);
      const counted = await wordCount(spark, paths, words.top);
      kept = shuffleFiles(simulation);
      return counted;
    },
  );
  await simulation.run();
  if (app.error !== undefined) {
    const [text] = app.error instanceof Error ? app.error.message.split("\n", 1) : ["?"];
    complain({
      en: `word-count: the run failed: ${text}`,
      ko: `word-count: 실행이 실패했습니다: ${text}`,
    });
    return 1;
  }
  keepAll(folder, kept, [app.id, app.eventLog()]);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const shown = relative(at, folder) === "" ? "." : relative(at, folder).replaceAll("\\", "/");
  const [only] = files;
  const one = files.length === 1 ? only?.path : undefined;
  const head: Both = {
    en: `word count of ${one ?? `${files.length} files`} (${bytesToString(total)}) on ${words.cluster}`,
    ko: `단어 세기: ${one ?? `파일 ${files.length}개`} (${bytesToString(total)}), 클러스터 ${words.cluster}`,
  };
  const lines = reportLines({
    language,
    head,
    ...app.result,
    events: app.events,
    folder: shown,
    files: kept.map(([path]) => path),
    log: `${shown}/${app.id}`,
  });
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

try {
  process.exitCode = await run(wordsOf(process.argv.slice(2), process.env));
} catch (thrown) {
  if (!(thrown instanceof WrongWords)) throw thrown;
  complain(thrown.line);
  process.exitCode = 2;
}

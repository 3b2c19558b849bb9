/**
 * Records programs on real Spark 3.5.3: `npm run oracle:record [names…]`. Needs SPARK_HOME and Java 17.
 * Writes one file a program into recordings/, which nobody edits. A program that is there already is recorded only when named or with `all`;
 * `from=33 to=182 out=FOLDER` records more draws of the generator elsewhere, with `further` those that may use every operator.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { layOut } from "./layout.ts";
import { leaks, type Recording } from "./observation.ts";
import { onSpark } from "./on-spark.ts";
import type { Program } from "./program.ts";
import { sparkHomeOr } from "./processes.ts";
import { generate, generateFurther } from "./generate.ts";
import { allPrograms } from "./programs.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** What the command line asks for: which programs, and where their recordings go. */
interface Request {
  readonly programs: readonly Program[];
  readonly out: string;
}

/** `all`, names, or `from=33 to=182 out=FOLDER` for further draws that nobody commits. */
function requested(words: readonly string[]): Request {
  const option = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const [from, to] = [option("from"), option("to")];
  const out = option("out") ?? join(here, "recordings");
  if (from !== undefined && to !== undefined)
    return { out, programs: draws(Number(from), Number(to), words.includes("further")) };
  const names = words.filter((word) => !word.includes("="));
  const all = allPrograms();
  if (names.includes("all")) return { out, programs: all };
  const wanted = (program: Program): boolean =>
    names.length > 0
      ? names.some((name) => program.name.startsWith(name))
      : !existsSync(join(out, `${program.name}.json`));
  return { out, programs: all.filter(wanted) };
}

const draws = (from: number, to: number, further: boolean): Program[] =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    (further ? generateFurther : generate)(from + at),
  );

function keepOne(recording: Recording, out: string): void {
  const { name } = recording.program;
  const text = layOut(recording);
  const found = leaks(text);
  if (found.length > 0) throw new Error(`${name}: the recording tells ${found.join(", ")}`);
  writeFileSync(join(out, `${name}.json`), text);
}

function main(): void {
  const sparkHome = sparkHomeOr("oracle:record");
  const { programs, out } = requested(process.argv.slice(2));
  if (programs.length === 0)
    return console.log(
      spoken({
        en: "Every program has its recording; name some, or say all, to record again.",
        ko: "모든 프로그램에 기록이 있습니다. 다시 기록하려면 이름이나 all을 적으세요.",
      }),
    );
  const kept = onSpark(sparkHome, programs, (recording) => keepOne(recording, out));
  console.log(
    spoken({
      en: `${kept} of ${programs.length} recorded.`,
      ko: `${programs.length}개 가운데 ${kept}개를 기록했습니다.`,
    }),
  );
}

main();

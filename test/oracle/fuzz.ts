/**
 * `npm run oracle:fuzz 200`: so many programs that nobody has seen, the same ones in Scala on real Spark 3.5.3 and in the engine, and where they
 * differ. Needs SPARK_HOME and Java 17. The first seed is printed; `seed=1000` draws the same programs again, half of them with every operator.
 *
 * A disagreement goes into out/fuzz/, with `keep` into recordings/, where `npm test` then demands it. Left out on purpose: shrinking; the
 * programs are small.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { guarded, wrongInput } from "../harness/wrong-input.ts";
import { read, wholeNumber } from "../harness/words.ts";
import { compare, showDifference } from "./compare.ts";
import { observe } from "./engine.ts";
import { generate, generateFurther } from "./generate.ts";
import { layOut } from "./layout.ts";
import type { Recording } from "./observation.ts";
import { onSpark } from "./on-spark.ts";
import { sparkHomeOr } from "./processes.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const command = "npm run oracle:fuzz";
/** Seeds below are recorded or were looked at before. */
const firstFresh = 1000;

async function main(words: readonly string[]): Promise<number> {
  const asked = read(words, { command, flags: ["keep"], values: ["seed"], others: 1 }, process.env);
  const count = Number(asked.others[0] ?? "200");
  if (!Number.isInteger(count) || count < 1)
    throw wrongInput({
      en: `${command}: say how many programs: ${command} 200. Nothing was run.`,
      ko: `${command}: 프로그램을 몇 개 돌릴지 적으세요. 예: ${command} 200. 아무것도 실행하지 않았습니다.`,
    });
  const from = wholeNumber(asked, "seed", command) ?? firstFresh + (Date.now() % 1_000_000);
  const sparkHome = sparkHomeOr("oracle:fuzz");
  const programs = Array.from({ length: count }, (_, at) =>
    (at % 2 === 0 ? generate : generateFurther)(from + at),
  );
  const recordings: Recording[] = [];
  onSpark(sparkHome, programs, (recording) => recordings.push(recording));
  const out = asked.flags.has("keep") ? join(here, "recordings") : join(here, "../../out/fuzz");
  mkdirSync(out, { recursive: true });
  let agreed = 0;
  for (const recording of recordings) {
    const { name } = recording.program;
    const told = await differenceOf(recording);
    if (told === undefined) agreed += 1;
    else {
      writeFileSync(join(out, `${name}.json`), layOut(recording));
      console.log(`✗ ${name}\n${told}`);
    }
  }
  console.log(
    spoken({
      en: `${agreed} of ${programs.length} agree with Spark 3.5.3 (seed=${from})`,
      ko: `${programs.length}개 가운데 ${agreed}개가 스파크 3.5.3과 같습니다 (seed=${from})`,
    }),
  );
  return agreed === programs.length ? 0 : 1;
}

/** The first difference in words; undefined: none. */
async function differenceOf(recording: Recording): Promise<string | undefined> {
  const [first] = compare(recording, await observe(recording.program));
  return first === undefined ? undefined : showDifference(first);
}

process.exitCode = await guarded(() => main(process.argv.slice(2)));

/**
 * `npm run kata:check [12/01 …]`: whether katas are whole, for who writes them: the stub is to do and fits its types, the head says what the
 * types say, both languages, card and hints, two solutions that keep the laws, misconceptions each killed by its law and recognised.
 *
 * In Spark: nothing. Runs test/katas.test.ts for the katas that are named, or for all. Left out on purpose: whether a kata teaches anything.
 */
import { marked, print, wrapped } from "./lines.ts";
import type { Item } from "./results.ts";
import { type Both, spoken } from "./texts.ts";
import { runVitest } from "./vitest-run.ts";
import { read } from "./words.ts";
import { findKata, type Kata, workbookAt } from "./workbook.ts";
import { guarded, wrongInput } from "./wrong-input.ts";

export function run(words: readonly string[], here: string): Promise<number> {
  return guarded(async () => {
    const workbook = workbookAt(process.env["KINDLING_ROOT"] ?? here);
    const asked = read(words, { command: "npm run kata:check", others: 1000 }, process.env);
    const katas =
      asked.others.length === 0
        ? workbook.katas
        : [...new Set(asked.others.map((typed) => findKata(workbook, typed)))];
    if (katas.length === 0) throw wrongInput(noKatas);
    const { items, brokenFiles } = await runVitest({
      root: here,
      projects: ["engine"],
      filters: ["test/katas.test.ts"],
      environment: { KINDLING_KATAS_CHECKED: katas.map(({ id }) => id).join(",") },
    });
    const faults = brokenFiles.map(({ message }) => message);
    for (const item of items) if (isAboutKatas(item)) faults.push(...faultsIn(item, katas));
    for (const kata of katas) print(told(kata, items));
    print(faults.flatMap((fault) => wrapped(`${marked("broken")} ${fault}`, "  ", 6)));
    const broken = katas.filter((kata) => itemOf(kata, items)?.state !== "passed").length;
    print(["", spoken(verdict(katas.length - broken, broken))]);
    return broken === 0 && faults.length === 0 ? 0 : 1;
  });
}

const noKatas: Both = {
  en: "npm run kata:check: this workbook has no katas yet. Nothing was run.",
  ko: "npm run kata:check: 이 워크북에는 아직 카타가 없습니다. 아무것도 실행하지 않았습니다.",
};

const verdict = (whole: number, broken: number): Both => ({
  en: `${whole} whole, ${broken} not`,
  ko: `온전한 카타 ${whole}개, 그렇지 않은 카타 ${broken}개`,
});

const itemOf = ({ id }: Kata, items: readonly Item[]): Item | undefined =>
  items.find(({ title }) => title === `kata ${id} is whole`);

/** The file also tries the checks on toys. */
const isAboutKatas = ({ sections }: Item): boolean =>
  !sections.some((name) => /toy|seen/.test(name));

function told(kata: Kata, items: readonly Item[]): string[] {
  const item = itemOf(kata, items);
  const state = item?.state === "passed" ? "holds" : "broken";
  return [`${marked(state)} ${kata.id}  ${kata.name.slice(kata.name.indexOf("/") + 1)}`];
}

/** The faults that a failed test lists, one line each; of the shared tests, those that name a kata asked for. */
function faultsIn(item: Item, katas: readonly Kata[]): string[] {
  if (item.state !== "failed") return [];
  const lines = item.faults.flatMap(({ message, diff }) =>
    [...diff.matchAll(/^\+ +"(.*)",?$/gm)]
      .map(([, line = ""]) => line.replaceAll('\\"', '"'))
      .concat(diff === "" ? [message] : []),
  );
  const own = lines.filter((line) =>
    katas.some(({ id, file }) => line.includes(id) || line.includes(file)),
  );
  return own.length > 0 ? own : [`${item.title}: ${lines.join("; ")}`];
}

/**
 * What the files of a new kata hold at first: enough to fit their types, and nothing that would pass for done.
 *
 * In Spark: nothing. Left out on purpose: guesses at what the kata is about.
 */
interface NewKata {
  /** `12/05`. */
  readonly id: string;
  /** `12-rdds`. */
  readonly chapter: string;
  /** `debug-string`. */
  readonly slug: string;
  readonly policy: string;
}

/** Text by file, from the root. */
export function filesOfNewKata(kata: NewKata): Readonly<Record<string, string>> {
  const name = `${kata.id.slice(3)}-${kata.slug}`;
  const solution = `solutions/${kata.chapter}/${name}`;
  const belief = `k-${kata.id.replace("/", "-")}-a`;
  return {
    [`katas/${kata.chapter}/${name}.ts`]: hole(kata),
    [`${solution}/kata.ts`]: card(kata),
    [`${solution}/solution.ts`]: answer(kata, "the solution"),
    [`${solution}/other.ts`]: other(kata),
    [`${solution}/wrong/${belief}-name-it.ts`]: wrong(kata, belief),
    [`chapters/${kata.chapter}/kata-${name}.test.ts`]: laws(kata, name, belief),
  };
}

const titleOf = ({ slug }: NewKata): string => slug.replaceAll("-", " ");
const signature = ({ policy }: NewKata): string =>
  `export const ${policy}: Policies["${policy}"] = () => {`;

const hole = (kata: NewKata): string => `/**
 * ${kata.id} · ${titleOf(kata)} ·
 *
 * What is to be decided, from what, and what is easily got wrong; then the same in Korean.
 *
 * You get · 받는 것:
 * You answer · 답할 것:
 *
 * The laws will:
 * 법칙이 볼 것:
 * You need not:
 * 생각하지 않아도 되는 것:
 *
 * In Spark: . About 10 minutes · 약 10분. Hole: 10 lines.
 */
import { Todo, type Policies } from "#engine/kata";

${signature(kata)}
  throw new Todo("the question, in one line");
};
`;

const card = (kata: NewKata): string => `/**
 * The card of kata ${kata.id}: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "${kata.id}",
  policy: "${kata.policy}",
  title: { en: "${titleOf(kata)}", ko: "" },
  teaches: { en: "", ko: "" },
  minutes: 10,
  read: { en: "", ko: "" },
  hints: [],
  review: {
    ask: { en: "", ko: "" },
    answer: (events: readonly TracedEvent[]): string => String(events.length),
  },
} as const;
`;

const answer = (kata: NewKata, which: string): string => `/**
 * ${kata.id} · ${titleOf(kata)}, ${which}.
 *
 * In Spark: . Left out on purpose: .
 */
import type { Policies } from "#engine/kata";

${signature(kata)}
  throw new Error("${which} is not written");
};
`;

const other = (kata: NewKata): string =>
  answer(kata, "the other solution").replace(
    "\nexport const",
    `\nexport const way = { en: "", ko: "" } as const;\n\nexport const`,
  );

const wrong = (kata: NewKata, belief: string): string => `/** ${nameOf(belief)}: “.” Not so: . */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "${nameOf(belief)}",
  en: { belief: "", refutation: "" },
  ko: { belief: "", refutation: "" },
  killedBy: "${lawTitle}",
} as const;

${signature(kata)}
  throw new Error("the misconception is not written");
};
`;

/** `k-12-05-a` as a reader knows it: `K-12-05-a`. */
const nameOf = (belief: string): string => `K${belief.slice(1)}`;

const lawTitle = "say here what holds, as a sentence";

const laws = (kata: NewKata, name: string, belief: string): string => `/**
 * The laws of kata ${kata.id}.
 *
 * In Spark: . Left out on purpose: .
 */
import { ${kata.policy} } from "#kata/${kata.chapter}/${name}";
import { fc, kataLaw } from "../../test/harness/law.ts";

kataLaw(
  "${lawTitle}",
  {
    subject: ${kata.policy},
    claims: ["which claim of the ledger"],
    ko: "",
    cover: {},
    kills: ["${nameOf(belief)}"],
  },
  [fc.nat()],
  (t, _subject, drawn) => {
    t.say(\`\${drawn}\`, \`\${drawn}\`);
    t.expect("this law").toBe("written");
  },
);
`;

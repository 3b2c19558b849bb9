/**
 * What TypeScript says of a kata, in words for somebody who has not written much of it: the errors that a first hole meets, with what to write.
 *
 * In Spark: nothing. An error without a row here stays as tsc wrote it. The code stands behind each, so that it can be looked up. Left out on
 * purpose: errors that nobody has met yet.
 */
import type { Both } from "./texts.ts";

type Row = readonly [code: string, said: RegExp, words: (...found: string[]) => Both];

/** Sentences by code; where a code has several, the first whose words fit. */
const rows: readonly Row[] = [
  [
    "TS7006",
    /^Parameter '(.+)' implicitly/,
    (name) => ({
      en: `the parameter ${name} has no type: write one behind it, (${name}: RddView) or (${name}: number)`,
      ko: `매개변수 ${name}에 타입이 없습니다. 뒤에 타입을 적으세요. 예: (${name}: RddView), (${name}: number)`,
    }),
  ],
  [
    "TS7034",
    /^Variable '(.+)' implicitly/,
    (name) => ({
      en: `${name} has no type: say what it holds, const ${name}: number[] = []`,
      ko: `${name}에 타입이 없습니다. 무엇을 담는지 적으세요. 예: const ${name}: number[] = []`,
    }),
  ],
  [
    "TS2304",
    /^Cannot find name '(.+?)'/,
    (name) => ({
      en: `there is nothing called ${name} here. Is it spelt so? A type of the engine has to stand in the import line: import { type ${name} } from "#engine/kata"`,
      ko: `${name}이라는 이름은 여기에 없습니다. 철자를 확인하세요. 엔진의 타입이라면 import 줄에 적어야 합니다: import { type ${name} } from "#engine/kata"`,
    }),
  ],
  [
    "TS2552",
    /^Cannot find name '(.+?)'\. Did you mean '(.+?)'/,
    (name, near) => ({
      en: `there is nothing called ${name} here. Did you mean ${near}?`,
      ko: `${name}이라는 이름은 여기에 없습니다. 혹시 ${near}인가요?`,
    }),
  ],
  [
    "TS2305",
    /no exported member '(.+)'/,
    (name) => ({
      en: `#engine/kata has no ${name}`,
      ko: `#engine/kata에는 ${name}이 없습니다`,
    }),
  ],
  [
    "TS18048",
    /^'(.+)' is possibly 'undefined'/,
    (name) => ({
      en: `${name} may be undefined (a list need not have that place): say what then, if (${name} === undefined) …`,
      ko: `${name} 값이 undefined일 수 있습니다(목록에 그 자리가 없을 수 있습니다). 그때 어떻게 할지 적으세요. 예: if (${name} === undefined) …`,
    }),
  ],
  [
    "TS2532",
    /^Object is possibly 'undefined'/,
    () => ({
      en: "this may be undefined (a list need not have that place): give it a name and say what then, or write ?? and what to take instead",
      ko: "이 값은 undefined일 수 있습니다(목록에 그 자리가 없을 수 있습니다). 이름을 붙여 그때 어떻게 할지 적거나, ?? 뒤에 대신 쓸 값을 적으세요",
    }),
  ],
  [
    "TS18046",
    /^'(.+)' is of type 'unknown'/,
    (name) => ({
      en: `nobody knows what ${name} is (its type is unknown): look first, typeof ${name} === "number" or Array.isArray(${name})`,
      ko: `${name} 값이 무엇인지 정해져 있지 않습니다(unknown). 먼저 살펴보세요. 예: typeof ${name} === "number", Array.isArray(${name})`,
    }),
  ],
  [
    "TS2339",
    /^Property '(.+)' does not exist on type '(.+)'/,
    (name, type) => ({
      en: `there is no .${name} on ${type}`,
      ko: `${type}에는 .${name} 항목이 없습니다`,
    }),
  ],
  [
    "TS2322",
    /^Type '(.+)' is not assignable to type '(.+)'/,
    (got, wanted) => ({
      en: `wanted here: ${wanted}; this is: ${got}`,
      ko: `여기에 있어야 할 타입: ${wanted}, 지금 타입: ${got}`,
    }),
  ],
  [
    "TS2345",
    /^Argument of type '(.+)' is not assignable to parameter of type '(.+)'/,
    (got, wanted) => ({
      en: `this argument should be ${wanted}; it is ${got}`,
      ko: `이 인자에 있어야 할 타입: ${wanted}, 지금 타입: ${got}`,
    }),
  ],
  [
    "TS2366",
    /^Function lacks ending return/,
    () => ({
      en: "there is a way through the function without a return",
      ko: "return 없이 함수를 빠져나가는 길이 있습니다",
    }),
  ],
  [
    "TS2355",
    /must return a value/,
    () => ({ en: "the function returns nothing", ko: "함수가 아무것도 돌려주지 않습니다" }),
  ],
  [
    "TS4104",
    /^The type '(.+)' is 'readonly'/,
    (type) => ({
      en: `${type} may not be changed: take a copy, [...list]`,
      ko: `${type} 값은 바꿀 수 없습니다. 복사해서 쓰세요. 예: [...list]`,
    }),
  ],
];

/** `TS7006: Parameter 'r' implicitly has an 'any' type.` in words of both languages. */
export function typeFaultInWords(message: string): Both {
  const [, code = "", said = message] = /^(TS\d+): (.*)$/.exec(message) ?? [];
  for (const [number, form, words] of rows) {
    const found = number === code ? form.exec(said) : null;
    if (found === null) continue;
    const { en, ko } = words(...found.slice(1));
    return { en: `${en} (${code})`, ko: `${ko} (${code})` };
  }
  return { en: message, ko: `TypeScript의 말: ${message}` };
}

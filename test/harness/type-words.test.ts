/**
 * What the types say of a kata, in words: each row met by what tsc itself says.
 *
 * In Spark: nothing. The texts of tsc are asked of tsc, so that a new version that words them otherwise is noticed. Left out on purpose: all
 * that has no row.
 */
import ts from "typescript";
import { expect, test } from "vitest";
import { typeFaultInWords } from "./type-words.ts";

const met: readonly (readonly [text: string, english: string, korean: string])[] = [
  ["function walk(r) { return 1; }", "the parameter r has no type", "매개변수 r에 타입이 없습니다"],
  ["let a: RddView | undefined;", "there is nothing called RddView here", "RddView이라는 이름은"],
  ["const total = 1; totl;", "Did you mean total?", "혹시 total인가요?"],
  ["const a = [1]; const b = a[0]; b + 1;", "b may be undefined", "b 값이 undefined일 수"],
  ["const a = [[1]]; a[0].length;", "this may be undefined", "이 값은 undefined일 수"],
  ["let a: unknown; a.b;", "nobody knows what a is", "a 값이 무엇인지 정해져 있지"],
  ["const a = { b: 1 }; a.c;", "there is no .c on { b: number; }", "항목이 없습니다"],
  ["const a: number = 'x';", "wanted here: number; this is: string", "있어야 할 타입: number"],
  ["declare function f(a: number): void; f('x');", "this argument should be number", "이 인자에"],
  ["function f(a: number): number { if (a > 1) return 1; }", "a way through", "빠져나가는 길"],
  ["function f(): number {}", "the function returns nothing", "아무것도 돌려주지"],
  ["const a: readonly number[] = [1]; const b: number[] = a;", "take a copy", "복사해서 쓰세요"],
];

/** What tsc says first of each text; all of them in one program, because the library takes longest. */
function saidOfAll(): ReadonlyMap<string, string> {
  const options = {
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitReturns: true,
    types: [],
  };
  const texts = new Map(met.map(([text], at) => [`${at}.ts`, `export {};\n${text}`]));
  const host = ts.createCompilerHost(options);
  const library = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    if (text === undefined) return library(name, ...rest);
    return ts.createSourceFile(name, text, ts.ScriptTarget.ES2023);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return new Map(
    met.map(([text], at) => {
      const [first] = program.getSemanticDiagnostics(program.getSourceFile(`${at}.ts`));
      const [line = ""] = ts
        .flattenDiagnosticMessageText(first?.messageText ?? "", "\n")
        .split("\n");
      return [text, `TS${first?.code}: ${line}`];
    }),
  );
}

const said = saidOfAll();

test.each(met)("%s", (text, english, korean) => {
  const { en, ko } = typeFaultInWords(said.get(text) ?? "");
  expect(en).toContain(english);
  expect(ko).toContain(korean);
  expect(en).toMatch(/ \(TS\d+\)$/);
});

test("what has no row stays as tsc says it", () => {
  expect(typeFaultInWords("TS9999: Nothing fits.").en).toBe("TS9999: Nothing fits.");
});

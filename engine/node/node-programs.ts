/**
 * Programs in TypeScript on Node: a file is imported with its closures prepared, a line of a shell is evaluated.
 *
 * In Spark: class loaders, the Scala REPL. Left out on purpose: what a line declares is visible to later lines only as a variable; types are not checked.
 */
import { register } from "node:module";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { compileFunction } from "node:vm";
import { transformSync } from "esbuild";
import type { Main } from "../index.ts";
import { type Evaluate, NoProgram, type Programs } from "../shell/programs.ts";

const state = { registered: false, loaded: 0 };

function prepareClosures(): void {
  if (state.registered) return;
  state.registered = true;
  register("./closure-hooks.mjs", import.meta.url, {
    data: { program: "", root: new URL("../../", import.meta.url).href },
  });
}

/** `realPath`: where a path of the shell's lies on this machine; undefined where it is only in the simulation. */
export function nodePrograms(realPath: (path: string) => string | undefined): Programs {
  return {
    load: async (path) => {
      const file = realPath(path);
      if (file === undefined)
        throw new NoProgram({
          en: `${path} is in the simulation only; put the program into the real folder.`,
          ko: `${path}은(는) 시뮬레이션 안에만 있습니다. 프로그램은 실제 폴더에 두세요.`,
        });
      prepareClosures();
      state.loaded += 1;
      const url = `${pathToFileURL(file).href}?kindling-program=${state.loaded}`;
      const module = (await import(url)) as Record<string, unknown>;
      const main = module["default"] ?? module["main"];
      if (typeof main === "function") return main as Main<unknown>;
      throw new NoProgram({
        en: `${path} exports no main: export default async (spark, words) => { … }`,
        ko: `${path}에 main이 없습니다. export default async (spark, words) => { … } 형태로 내보내세요.`,
      });
    },
    repl,
  };
}

const declaration = /^\s*(?:const|let|var|val)\s+(\w+)\s*(?::[^=]+)?=(?!=)/;

type Compiled = (names: Record<string, unknown>) => Promise<unknown>;

/** Lines share their names; what a line comes to is called res0, res1 … as in spark-shell. */
function repl(given: Readonly<Record<string, unknown>>): Evaluate {
  const names: Record<string, unknown> = { ...given };
  let count = 0;
  return async (line) => {
    const declared = declaration.exec(line)?.[1];
    const value = await compiled(line.replace(declaration, ""))(names);
    if (declared === undefined && value === undefined) return undefined;
    const name = declared ?? `res${count}`;
    if (declared === undefined) count += 1;
    names[name] = value;
    return `${name} = ${inspect(value, { depth: 2 })}`;
  };
}

function compiled(expression: string): Compiled {
  const plain = transformSync(`(async () => (${expression.replace(/;\s*$/, "")}\n))()`, {
    loader: "ts",
    logLevel: "silent",
  }).code;
  // The names of earlier lines are looked up as a shell's are: by name, when the line runs.
  return compileFunction(`with (names) { return ${plain} }`, ["names"]) as Compiled;
}

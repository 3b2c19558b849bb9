/**
 * What a machine's programs do for those who start one: text in, text out, words for standard error, a status. Stands in for the operating system under
 * RDD.pipe. The machines have these programs of a Linux distribution, in the locale C.UTF-8, and no files of their own. Left out: all other programs, the shell.
 */
import { JavaError } from "../../foundation/errors.ts";
import { filters } from "./filters.ts";
import { Misused, type Program } from "./options.ts";
import { rearrangers } from "./rearrangers.ts";

export interface Outcome {
  readonly output: string;
  readonly errors: string;
  readonly status: number;
}

const plain: Readonly<Record<string, Program>> = {
  true: () => ({ output: "" }),
  false: () => ({ output: "", status: 1 }),
  echo: ({ words }) =>
    words[0] === "-n" ? { output: words.slice(1).join(" ") } : { output: `${words.join(" ")}\n` },
  env: ({ env }) => ({
    output: Object.entries(env)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(""),
  }),
  printenv: ({ words, env }) => {
    const wanted = words.length === 0 ? Object.keys(env) : words;
    const found = wanted.flatMap((name) => {
      const value = Object.hasOwn(env, name) ? env[name] : undefined;
      if (value === undefined) return [];
      return words.length === 0 ? [`${name}=${value}\n`] : [`${value}\n`];
    });
    return { output: found.join(""), status: found.length < wanted.length ? 1 : 0 };
  },
};

const programs: ReadonlyMap<string, Program> = new Map(
  Object.entries({ ...plain, ...filters, ...rearrangers }),
);

/** A program that was started; it ends when its input does. */
export type Running = (input: string) => Outcome;

/**
 * Starts a program. `command` is its name and its words.
 *
 * @throws JavaError as java.lang.ProcessBuilder does: IOException where there is no such program, ArrayIndexOutOfBoundsException without a name
 */
export function startProgram(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Running {
  const [name, ...words] = command;
  if (name === undefined)
    throw new JavaError(
      "java.lang.ArrayIndexOutOfBoundsException",
      "Index 0 out of bounds for length 0",
    );
  const program = programs.get(name);
  if (program === undefined)
    throw new JavaError(
      "java.io.IOException",
      `Cannot run program "${name}": error=2, No such file or directory`,
    );
  return (input) => {
    try {
      const { output, status = 0, errors = "" } = program({ words, env, input });
      return { output, errors, status };
    } catch (error) {
      if (!(error instanceof Misused)) throw error;
      return { output: error.output, errors: `${name}: ${error.message}\n`, status: error.status };
    }
  };
}

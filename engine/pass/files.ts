/**
 * Which files the pass prepares, and as what. In Spark the jar that was submitted holds the program, and the engine's own classes are on
 * every class path. A file is named by its path from the project's root, with forward slashes.
 */

/** A program's module level goes along in every task; a module's lives once an executor; all else is left as it is. */
export type Role = "program" | "module";

/** Programs of ours that the commands submit lie below engine/node/programs: they are a user's, as org.apache.spark.examples is. */
const never =
  /(^|\/)(node_modules|dist)\/|^(engine\/(?!node\/programs\/)|(solutions|katas|test\/harness)\/)/;
const modules = /(^|\/)modules\//;
const programs = /^(chapters|book\/examples|test\/closures)\/|^test\/(.*\/)?programs\//;
const source = /\.[cm]?[jt]sx?$/;

/** The role of a file in a tree where many programs lie side by side. */
export function roleOf(path: string): Role | undefined {
  if (never.test(path) || !source.test(path) || !programs.test(path)) return undefined;
  return modules.test(path) ? "module" : "program";
}

/** The role of a file where one program was named, and all that it imports of the user's own is a module. */
export function roleBeside(program: string, path: string): Role | undefined {
  if (path === program) return "program";
  return never.test(path) || !source.test(path) ? undefined : "module";
}

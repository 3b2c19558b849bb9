/**
 * Shipped closures for a program that tsx runs: `node --import tsx --import ./engine/node/register.mjs program.ts`. The order matters, since
 * the pass must see what tsx has made of the TypeScript. Stands in for spark-submit's preparation of a program's classes.
 */
import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const program = process.argv[1];
const root = new URL("../../", import.meta.url).href;

if (program !== undefined) {
  register("./closure-hooks.mjs", import.meta.url, {
    data: { program: pathToFileURL(resolve(program)).href, root },
  });
}

/**
 * The load hook around tsx's own: takes the JavaScript that tsx made, prepares its closures, and joins the two source maps, so that a
 * stack shows the program's lines and columns. Runs on Node's thread for hooks. No counterpart in Spark.
 */
import { Buffer } from "node:buffer";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import remapping from "@jridgewell/remapping";
import { roleBeside } from "../pass/files.ts";
import { originalLines } from "../pass/lines.ts";
import { transformClosures } from "../pass/transform.ts";

/** @type {{ program: string, root: string }} */
let settings = { program: "", root: "" };

/** @param {{ program: string, root: string }} data */
export function initialize(data) {
  settings = data;
}

const inline = /\n?\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([A-Za-z0-9+/=]+)\s*$/;

/** A path from the project's root; outside of it, from the program's own folder upwards. */
const named = (url) =>
  relative(fileURLToPath(settings.root), fileURLToPath(url)).replaceAll("\\", "/");

/** @param {string} code */
function mapOf(code) {
  const found = inline.exec(code);
  return found === null ? undefined : JSON.parse(Buffer.from(found[1], "base64").toString("utf8"));
}

/** @param {string} code @param {string} url @param {"program" | "module"} role */
function prepared(code, url, role) {
  const before = mapOf(code);
  const bare = code.replace(inline, "");
  const lineOf =
    before === undefined
      ? undefined
      : originalLines(remapping(before, () => null, { decodedMappings: true }).mappings);
  const runtime = new URL("engine/foundation/closures.ts", settings.root).href;
  const options = { file: named(url), program: role === "program", runtime };
  const done = transformClosures(bare, lineOf === undefined ? options : { ...options, lineOf });
  if (done.map === undefined) return code;
  const whole =
    before === undefined
      ? done.map
      : remapping([JSON.parse(done.map.toString()), before], () => null);
  const text = Buffer.from(JSON.stringify(whole), "utf8").toString("base64");
  return `${done.code}\n//# sourceMappingURL=data:application/json;base64,${text}`;
}

/** Says that a file is the program to be prepared now: what lies beside it are its modules. */
const isProgram = /(^|&)kindling-program=/;

/** Node's load hook. */
export async function load(url, context, nextLoad) {
  if (!url.startsWith("file:")) return nextLoad(url, context);
  const [plain, query = ""] = url.split("?");
  if (isProgram.test(query)) settings = { ...settings, program: plain };
  const role = roleBeside(named(settings.program), named(plain));
  // A program in TypeScript is a module, whatever package it lies in, or none.
  const asModule = role !== undefined && plain.endsWith(".ts") && context.format !== "module";
  const loaded = await nextLoad(url, asModule ? { ...context, format: "module" } : context);
  if (role === undefined) return loaded;
  if (loaded.format === "commonjs") {
    if (role !== "program") return loaded;
    throw new Error(
      `${named(plain)} is run as CommonJS, where closures cannot be prepared: put "type": "module" into its package.json, or call it .mts`,
    );
  }
  if (loaded.format !== "module" || loaded.source === null || loaded.source === undefined)
    return loaded;
  const code =
    typeof loaded.source === "string" ? loaded.source : Buffer.from(loaded.source).toString("utf8");
  return { ...loaded, source: prepared(code, plain, role) };
}

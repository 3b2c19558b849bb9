/**
 * Where vitest's configuration lies. A file of its own, because asking for it must not load vitest.
 *
 * In Spark: nothing. Left out on purpose: another configuration; a toy workbook uses this one, too.
 */
import { join } from "node:path";

export const configFile: string = join(import.meta.dirname, "../../vitest.config.ts");

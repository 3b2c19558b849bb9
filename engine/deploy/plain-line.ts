/** What a process prints to standard error without a logger: spark-submit's own words, and exceptions that nobody caught. */
import type { World } from "../world/world.ts";

export const plainLine = (world: World, process: string, text: string): void =>
  void world.record({ kind: "LogLine", level: "WARN", logger: "stderr", text, process });

/** All programs at the edges of Spark's rules. */
import { checkpoints } from "./edges-checkpoints.ts";
import { counted } from "./edges-counted.ts";
import { planned } from "./edges-planned.ts";
import { refused } from "./edges-refused.ts";
import type { Program } from "./program.ts";

export const edges: readonly Program[] = [...refused, ...counted, ...planned, ...checkpoints];

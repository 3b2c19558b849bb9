/** All programs at the edges of Spark's rules. */
import { checkpoints } from "./edges-checkpoints.ts";
import { oddKeys } from "./edges-keys.ts";
import { beyond } from "./edges-further.ts";
import { counted } from "./edges-counted.ts";
import { planned } from "./edges-planned.ts";
import { estimated } from "./edges-estimated.ts";
import { shared } from "./edges-shared.ts";
import { refused } from "./edges-refused.ts";
import type { Program } from "./program.ts";

export const edges: readonly Program[] = [
  ...refused,
  ...counted,
  ...planned,
  ...beyond,
  ...oddKeys,
  ...shared,
  ...estimated,
  ...checkpoints,
];

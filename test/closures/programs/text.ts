/**
 * A closure that uses a package, as text and back. Under tsx, since vitest renames imports inside functions.
 */
import { stringify } from "fast-check";
import { closureShipper } from "../../../engine/foundation/closures.ts";
import { thrownBy } from "./check.ts";

const limit = 10;
const show = (x: number): string => stringify([x, limit]);
const text = closureShipper().encode(show);
const rebuilt = closureShipper(
  (from, name) => (items: unknown) => `${from} ${name} ${String(items)}`,
);

console.log(
  JSON.stringify([
    (rebuilt.decode(text) as typeof show)(1),
    thrownBy(() => closureShipper().decode(text)).message,
  ]),
);

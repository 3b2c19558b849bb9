/**
 * The layers of the engine, lowest first: who may import whom, as data.
 *
 * In Spark: the packages rdd, storage, shuffle, scheduler, deploy …, which know one another in a circle. Here each layer
 * knows itself and those before it, so that a chapter can be read without what comes later. `test/layers.test.ts` holds
 * the engine to this table and the book draws it. Left out on purpose: rules between the files of one layer.
 */

export const layers = [
  "foundation",
  "events",
  "world",
  "conf",
  "collection",
  "rdd",
  "storage",
  "shuffle",
  "scheduler",
  "cluster",
  "context",
  "deploy",
  "monitor",
  "simulator",
  "shell",
] as const;

export type Layer = (typeof layers)[number];

/** What stands outside the order. */
const outside = {
  /** The public face and what katas see: they may import every layer, and each other. */
  index: "above",
  kata: "above",
  /** This table imports nothing. */
  layers: "alone",
  /** The closure pass: imported by nobody in the engine, knows the foundation only. */
  pass: "low",
  /** Readers of formats by libraries, handed in by programs: imported by nobody in the engine, know the foundation only. */
  formats: "low",
  /** Adapters for Node: may import all, nothing imports them. */
  node: "top",
} as const;

type Place = Layer | keyof typeof outside;

/** The layer of a file, from its path below `engine/`; undefined for a folder that is not in the table. */
export function layerOf(path: string): Place | undefined {
  const name = path.split("/", 1)[0]?.replace(/\.ts$/, "") ?? "";
  return isPlace(name) ? name : undefined;
}

function isPlace(name: string): name is Place {
  return isLayer(name) || Object.hasOwn(outside, name);
}

function isLayer(name: string): name is Layer {
  return (layers as readonly string[]).includes(name);
}

/** Whether a file of one layer may import a file of another. */
export function mayImport(from: Place, to: Place): boolean {
  if (from === to) return true;
  if (isLayer(from)) return isLayer(to) && layers.indexOf(to) < layers.indexOf(from);
  switch (outside[from]) {
    case "alone":
      return false;
    case "low":
      return to === "foundation";
    case "above":
      return isLayer(to) || outside[to] === "above";
    case "top":
      return true;
  }
}

/** Packages that a layer may import; all others none. */
export const packages: Readonly<Partial<Record<Place, readonly string[]>>> = {
  pass: ["acorn", "magic-string"],
  formats: ["fzstd", "saxes"],
};

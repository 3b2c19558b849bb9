/**
 * toDebugString: the lineage as Spark prints it, margin and all. Rules C1.75–C1.82; the golden texts are recordings.
 * Left out: nothing known. Spark 3.5.3: core/…/rdd/RDD.scala toDebugString.
 */
import { bytesToString } from "../foundation/sizes.ts";
import { asked, frozen, KataFault, shown } from "../foundation/kata-fault.ts";
import type { AnyRdd } from "./core.ts";
import { isShuffle, type Dependency } from "./dependency.ts";
import { parentsFirst } from "./parents-first.ts";
import { isStored, levelDescription } from "./storage-level.ts";

/** An RDD as the kata sees it that prints a lineage. */
export interface LineageView {
  /** What Spark writes of it: "MapPartitionsRDD[3] at map at program:0 []". */
  readonly text: string;
  readonly numPartitions: number;
  readonly dependencies: readonly {
    readonly kind: "narrow" | "shuffle";
    readonly rdd: LineageView;
  }[];
}

/** The text of a lineage, its lines joined by a line break; what is cached is left out. */
export type DebugString = (rdd: LineageView) => string;

export function debugString(root: AnyRdd): string {
  const kata = root.context.policies.debugString;
  if (kata !== undefined) return debugStringBy(kata, root);
  const level = root.getStorageLevel();
  const persistence = isStored(level) ? levelDescription(level) : "";
  return new Printer(persistence).first(root).join("\n");
}

function debugStringBy(kata: DebugString, root: AnyRdd): string {
  const level = root.getStorageLevel();
  const mark = isStored(level) ? levelDescription(level) : "";
  const answer: unknown = asked("debugString", () => kata(frozen(lineageView(root, mark))));
  if (typeof answer === "string") return answer;
  throw new KataFault("debugString", {
    en: `the answer is not a text, but ${shown(answer)}`,
    ko: `답이 글이 아닙니다: ${shown(answer)}`,
  });
}

/** Built from the sources on, so that a long lineage does not grow the stack. */
function lineageView(root: AnyRdd, mark: string): LineageView {
  const made = new Map<AnyRdd, LineageView>();
  for (const rdd of parentsFirst(root))
    made.set(rdd, {
      text: `${rdd.toString()} [${mark}]`,
      numPartitions: rdd.getNumPartitions(),
      dependencies: rdd.dependencies.map((dependency) => ({
        kind: isShuffle(dependency) ? "shuffle" : "narrow",
        rdd: made.get(dependency.rdd) as LineageView,
      })),
    });
  return made.get(root) as LineageView;
}

class Printer {
  readonly #persistence: string;

  constructor(persistence: string) {
    this.#persistence = persistence;
  }

  first(rdd: AnyRdd): string[] {
    const { label, margin } = labelOf(rdd);
    const nextPrefix = `${" ".repeat(margin.left)}|${" ".repeat(margin.right)}`;
    const [own, ...cached] = this.#self(rdd);
    return [
      `${label} ${own}`,
      ...cached.map((line) => `${nextPrefix} ${line}`),
      ...this.#children(rdd, nextPrefix),
    ];
  }

  #self(rdd: AnyRdd): string[] {
    const line = `${rdd.toString()} [${this.#persistence}]`;
    const cached = rdd.context.cachedBlocks(rdd);
    // Blocks that are all empty count as none, as in RDDInfo.isCached.
    if (cached.count === 0 || cached.memory + cached.disk === 0) return [line];
    return [
      line,
      `    CachedPartitions: ${cached.count}; MemorySize: ${bytesToString(cached.memory)}; DiskSize: ${bytesToString(cached.disk)}`,
    ];
  }

  /** Iterative over a chain of single parents, so that a long lineage does not grow the stack. */
  #children(rdd: AnyRdd, prefix: string): string[] {
    const lines: string[] = [];
    let at = rdd;
    for (;;) {
      const dependencies = at.dependencies;
      if (dependencies.length === 0) return lines;
      if (dependencies.length === 1 && !isShuffle(dependencies[0] as Dependency)) {
        at = (dependencies[0] as Dependency).rdd;
        lines.push(...this.#self(at).map((line) => prefix + line));
        continue;
      }
      dependencies.forEach((dependency, i) => {
        const last = i === dependencies.length - 1;
        lines.push(
          ...(isShuffle(dependency)
            ? this.#shuffled(dependency.rdd, prefix, last)
            : this.#narrow(dependency.rdd, prefix)),
        );
      });
      return lines;
    }
  }

  #narrow(rdd: AnyRdd, prefix: string): string[] {
    return [...this.#self(rdd).map((line) => prefix + line), ...this.#children(rdd, prefix)];
  }

  #shuffled(rdd: AnyRdd, prefix: string, last: boolean): string[] {
    const { label, margin } = labelOf(rdd);
    const thisPrefix = prefix.replace(/\|\s+$/, "");
    const nextPrefix = `${thisPrefix}${last ? "  " : "| "}${" ".repeat(margin.left)}|${" ".repeat(margin.right)}`;
    const [own, ...cached] = this.#self(rdd);
    return [
      `${thisPrefix}+-${label} ${own}`,
      ...cached.map((line) => nextPrefix + line),
      ...this.#children(rdd, nextPrefix),
    ];
  }
}

function labelOf(rdd: AnyRdd): { label: string; margin: { left: number; right: number } } {
  const label = `(${rdd.getNumPartitions()})`;
  const left = Math.floor((label.length - 1) / 2);
  return { label, margin: { left, right: label.length - left } };
}

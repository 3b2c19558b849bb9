/**
 * 12/07 · On disk, or computed again, use by use.
 *
 * In Spark: nothing; the program names the storage level. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left
 * out on purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Starts with what writing costs and lets each use pay back what it saves.",
  ko: "쓰는 비용에서 시작해 한 번 쓸 때마다 아낀 만큼 갚아 나간다.",
} as const;

export const keepOrCompute: Policies["keepOrCompute"] = (seen) => {
  let debt = seen.bytes / seen.writeRate;
  const saved = seen.computeMillis - seen.bytes / seen.readRate;
  for (let use = 0; use < seen.timesNeeded; use += 1) debt -= saved;
  return debt < 0 ? "disk" : "compute";
};

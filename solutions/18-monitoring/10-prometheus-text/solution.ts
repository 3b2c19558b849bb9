/**
 * 18/10 · A metric for Prometheus.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const tellMetric: Policies["tellMetric"] = ({ name, kind, figures }) => {
  const type = kind === "meter" ? "counters" : `${kind}s`;
  return figures.flatMap(({ what, value, isNumber }) => {
    const told = kind !== "gauge" ? [what] : isNumber ? ["Number", "Value"] : [];
    return told.map(
      (one) => `metrics_${name.replace(/[^a-zA-Z0-9]/g, "_")}_${one}{type="${type}"} ${value}`,
    );
  });
};

/** Which objects a request means, and what a patch changes. In Kubernetes: label and field selectors, JSON patches. Left out on purpose: every operator that Spark does not use. */
import type { Asked, KubeObject } from "./kube-api.ts";

export interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value: string;
}

/** JSON patches, as far as Spark sends them: labels are added. */
export function patch(object: KubeObject, operations: readonly Operation[]): void {
  for (const { path, value } of operations) {
    const label = /^\/metadata\/labels\/(.*)$/.exec(path)?.[1];
    if (label !== undefined) (object.metadata.labels ??= {})[label.replaceAll("~1", "/")] = value;
  }
}

export function matches({ metadata, status: state }: KubeObject, { query, name }: Asked): boolean {
  const labels: Record<string, string | undefined> = metadata.labels ?? {};
  const parts = (query.get("labelSelector") ?? "")
    .split(/,(?![^(]*\))/)
    .filter((part) => part !== "");
  const holds = parts.every((part) => {
    const among = /^(\S+) in \((.*)\)$/.exec(part);
    if (among !== null) return among[2]?.split(",").includes(labels[among[1] ?? ""] ?? "") ?? false;
    const [key = "", value = ""] = part.split(/!?=/);
    return part.includes("!=") ? labels[key] !== value : labels[key] === value;
  });
  const fields = (query.get("fieldSelector") ?? "").split(",").filter((part) => part !== "");
  return (
    holds &&
    (name === undefined || name === metadata.name) &&
    fields.every((part) => {
      const [key, value] = part.split("=");
      return key === "status.phase" ? state?.phase === value : metadata.name === value;
    })
  );
}

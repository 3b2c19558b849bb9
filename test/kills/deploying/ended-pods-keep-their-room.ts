/** A pod that has ended keeps its room on the node until it is deleted. */
export const kill = {
  file: "engine/deploy/kubernetes/kube-node.ts",
  find: "  #release(node: Node, pod: Pod): void {\n    node.pods.delete(pod);",
  replace:
    "  #release(node: Node, pod: Pod): void {\n    if (pod.metadata.deletionTimestamp !== undefined) node.pods.delete(pod);",
  law: "at the end executor pods are gone unless they are to be kept; the driver's pod stays with its log, its node keeps nothing for it, and whoever deletes it deletes what it owns",
} as const;

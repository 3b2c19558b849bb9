/** spark-submit makes a pod for the driver in client mode, too. */
export const kill = {
  file: "engine/deploy/kubernetes/kubernetes-cluster.ts",
  find: 'place.on === "submitter"',
  replace: 'place.on === "refused"',
  law: "in cluster mode spark-submit makes one pod, and what runs in it makes the others, which register with it before they get a task; in client mode there is no driver's pod",
} as const;

/** On Kubernetes spark-submit leaves as soon as the driver's pod is there. */
export const kill = {
  file: "engine/deploy/kubernetes/kubernetes-client.ts",
  find: 'if (run.conf.bool("spark.kubernetes.submission.waitAppCompletion"))',
  replace: 'if (!run.conf.bool("spark.kubernetes.submission.waitAppCompletion"))',
  law: "in cluster mode spark-submit stays to the end on YARN and Kubernetes, and is gone before it on standalone and Mesos",
} as const;

/** A key has its executor for ever: any other that computes its partition finds nothing of it. */
export const kill = {
  file: "engine/cluster/shuffle-fetch.ts",
  find: "  const fetched = blocks.map((block) => {",
  replace:
    '  const isItsOwn = env.executorId === "driver" || Number(env.executorId) % 2 === wanted.reduceId % 2;\n  const fetched = (isItsOwn ? blocks : []).map((block) => {',
  law: "equal keys share one partition, the remainder of their hash; which executor computes it can change",
  belief: "M-41",
} as const;

/** What comes over the network is not counted. */
export const kill = {
  file: "engine/cluster/shuffle-fetch.ts",
  find: "    metrics.remoteBytesRead += bytes.length;\n",
  replace: "",
  law: "reducers take in as many records and bytes as mappers wrote",
} as const;

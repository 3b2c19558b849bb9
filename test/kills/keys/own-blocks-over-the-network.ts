/** A reducer fetches over the network what its own executor wrote, too. */
export const kill = {
  file: "engine/cluster/shuffle-fetch.ts",
  find: "    if (isReadFromDisk(env, location)) {\n",
  replace: '    if (location.host === "") {\n',
  law: "a reducer fetches from each map output that holds a record for it, over the network only what another executor wrote",
} as const;

/** A node gives as many cores as are asked for, as long as it has memory. */
export const kill = {
  file: "engine/deploy/yarn/resources.ts",
  find: '(calculator === "memory" || size.vcores <= room.vcores)',
  replace: '(calculator === "memory" || size.vcores > 0)',
  law: "no node gives more than it has, whatever dies; at the end everything is given back",
} as const;

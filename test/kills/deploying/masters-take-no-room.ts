/** An ApplicationMaster takes nothing from its node. */
export const kill = {
  file: "engine/deploy/yarn/application-books.ts",
  find: "    node.containers.add(container);",
  replace: "    if (!isMaster) node.containers.add(container);",
  law: "no node gives more than it has, whatever dies; at the end everything is given back",
} as const;

/** A lost executor costs the map outputs of all. */
export const kill = {
  file: "engine/shuffle/map-output-tracker.ts",
  find: "for (const mapIndex of this.#toResubmit(outputs, lost)) statuses[mapIndex] = undefined;",
  replace: "if (this.#toResubmit(outputs, lost).length > 0) statuses.fill(undefined);",
  law: "a lost executor costs exactly the map outputs that it held",
} as const;

/** Map outputs stay registered although their executor is gone. */
export const kill = {
  file: "engine/shuffle/map-output-tracker.ts",
  find: "for (const mapIndex of this.#toResubmit(outputs, lost)) statuses[mapIndex] = undefined;",
  replace: "if (this.#toResubmit(outputs, lost).length < 0) statuses.length = 0;",
  law: "a lost executor costs exactly the map outputs that it held",
} as const;

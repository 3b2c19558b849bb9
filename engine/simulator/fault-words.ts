/** Faults as a program writes them, looked at before a run: a misspelt kind or a missing instant is said at once, not passed over. */
import { illegalArgument } from "../foundation/errors.ts";
import type { Fault } from "./faults.ts";

const kinds: Readonly<Record<Fault["kind"], true>> = {
  "kill executor": true,
  "kill worker": true,
  "kill master": true,
  "kill driver": true,
  "kill client": true,
  "kill am": true,
  "kill application": true,
  "kill container": true,
  "delete pod": true,
  "lose disk": true,
  "corrupt disk": true,
  link: true,
  "collect garbage": true,
  "slow host": true,
  "fill disk": true,
  "fail task": true,
  "add worker": true,
  "kill datanode": true,
  "kill namenode": true,
};

/** @throws IllegalArgumentException that names the fault and says what it may be. */
export function checkFaults(faults: readonly Fault[]): void {
  for (const fault of faults) {
    const kind: string = fault.kind;
    if (!(kind in kinds)) {
      throw illegalArgument(
        `there is no fault “${kind}”; there are: ${Object.keys(kinds).join(", ")}`,
      );
    }
    if (fault.kind === "fail task") continue;
    if (fault.kind === "slow host" && !(fault.factor > 0)) {
      throw illegalArgument(
        `the fault “slow host” has the factor ${fault.factor}; it is above 0: 4 for four times as slow`,
      );
    }
    if (fault.kind === "fill disk" && !(fault.free >= 0)) {
      throw illegalArgument(
        `the fault “fill disk” leaves ${fault.free} bytes free; it is 0 or more`,
      );
    }
    const when: object | undefined = fault.when;
    if (when === undefined || !("at" in when || "after" in when)) {
      throw illegalArgument(
        `the fault “${kind}” does not say when: { at: seconds(3) } or { after: (event) => … }`,
      );
    }
    if ("at" in fault.when && !Number.isInteger(fault.when.at)) {
      throw illegalArgument(
        `the fault “${kind}” is at ${fault.when.at}; an instant is a whole number of microseconds: seconds(3)`,
      );
    }
  }
}

/**
 * The driver's turn: how a program, which waits for promises, and the engine, which does not, take turns. An action opens a wait; when its
 * job is over the outcome is queued, and the loop hands out one outcome a turn. A few transformations run a job in place: they step the
 * world until it is done. A killed driver's promises never settle.
 */
import { SparkException } from "../foundation/errors.ts";
import type { World } from "../world/world.ts";

/** Where outcomes wait to be handed to a program. */
export interface Completions {
  push(done: () => void): unknown;
}

export interface DriverTurn {
  readonly world: World;
  /** Outcomes that are there but not yet handed to the program. */
  readonly completions: Completions;
  openWaits: number;
  /** Promises outside the engine that the program waits for. */
  external: number;
  /** False once the driver's process is gone. */
  alive: boolean;
  /** True while the engine itself runs: a job cannot be waited for then. */
  inEngine: boolean;
}

export const newTurn = (world: World, completions: Completions): DriverTurn => ({
  world,
  completions,
  openWaits: 0,
  external: 0,
  alive: true,
  inEngine: false,
});

type Outcome<T> = { readonly value: T } | { readonly error: Error };

/** A promise for something that the engine will settle. */
export function waitFor<T>(
  turn: DriverTurn,
  start: (settled: (outcome: Outcome<T>) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    turn.openWaits += 1;
    let open = true;
    const close = (): boolean => {
      if (!open) return false;
      open = false;
      turn.openWaits -= 1;
      return true;
    };
    try {
      start((outcome) => {
        if (!close() || !turn.alive) return;
        turn.completions.push(() =>
          "value" in outcome ? resolve(outcome.value) : reject(outcome.error),
        );
      });
    } catch (error) {
      close();
      reject(error instanceof Error ? error : new SparkException(String(error)));
    }
  });
}

/** Steps the world until it is settled; only in the driver's turn. */
export function runBlocking<T>(
  turn: DriverTurn,
  start: (settled: (outcome: Outcome<T>) => void) => void,
): T {
  if (turn.inEngine)
    throw new SparkException("a job can be run from the driver only, not inside a task");
  let outcome: Outcome<T> | undefined;
  start((settled) => (outcome = settled));
  turn.inEngine = true;
  try {
    while (outcome === undefined)
      if (!turn.world.step())
        throw new SparkException("the job cannot end: nothing is left to happen");
  } finally {
    turn.inEngine = false;
  }
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

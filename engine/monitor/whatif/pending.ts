/**
 * The tasks of a stage that wait for a slot, by where their partitions lie. In Spark: PendingTasksByLocality of TaskSetManager. The same: in their order, and a
 * task stands in several lists and is skipped where it was taken from another. Left out on purpose: hosts and racks.
 */

/** Positions in their order, of which the first that is still free is looked for. */
interface Line {
  readonly positions: number[];
  next: number;
}

export class Pending<Place> {
  count: number;
  readonly #taken: boolean[];
  readonly #anywhere: Line = { positions: [], next: 0 };
  readonly #all: Line;
  readonly #at = new Map<Place, Line>();

  /** Each task's place; undefined: it has none. */
  constructor(places: readonly (Place | undefined)[]) {
    this.count = places.length;
    this.#taken = places.map(() => false);
    this.#all = { positions: places.map((_, position) => position), next: 0 };
    for (const [position, place] of places.entries()) this.#lineOf(place).positions.push(position);
  }

  /** One of this place, else one that has none. */
  takeFor(place: Place): number | undefined {
    const own = this.#at.get(place);
    return (own && this.#first(own)) ?? this.#first(this.#anywhere);
  }

  takeAny(): number | undefined {
    return this.#first(this.#all);
  }

  #lineOf(place: Place | undefined): Line {
    if (place === undefined) return this.#anywhere;
    const line = this.#at.get(place) ?? { positions: [], next: 0 };
    this.#at.set(place, line);
    return line;
  }

  #first(line: Line): number | undefined {
    while (line.next < line.positions.length) {
      const position = line.positions[line.next];
      line.next += 1;
      if (position === undefined || this.#taken[position] === true) continue;
      this.#taken[position] = true;
      this.count -= 1;
      return position;
    }
    return undefined;
  }
}

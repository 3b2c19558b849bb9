/**
 * scala.collection.mutable.PriorityQueue with the smallest first: a binary heap. Which of several equal elements comes out first follows from
 * how it swaps, and is seen in the order in which spilled records of one key meet; so it swaps as Scala's does. Scala 2.12.18.
 */
export class MergeHeap<T> {
  /** From 1 on, as in Scala: the children of k are 2k and 2k + 1. */
  readonly #items: (T | undefined)[] = [undefined];
  readonly #compare: (a: T, b: T) => number;

  /** `compare`: negative where the first is to come out before the second. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  /** With all of them at once: sifted down from the middle. */
  static of<T>(items: readonly T[], compare: (a: T, b: T) => number): MergeHeap<T> {
    const heap = new MergeHeap(compare);
    heap.#items.push(...items);
    for (let at = Math.floor(items.length / 2); at >= 1; at -= 1) heap.#down(at);
    return heap;
  }

  get size(): number {
    return this.#items.length - 1;
  }

  get head(): T | undefined {
    return this.#items[1];
  }

  enqueue(item: T): void {
    let at = this.#items.push(item) - 1;
    while (at > 1 && this.#isAfter(at >> 1, at)) {
      this.#swap(at, at >> 1);
      at >>= 1;
    }
  }

  dequeue(): T | undefined {
    if (this.size === 0) return undefined;
    const first = this.#items[1];
    const last = this.#items.pop();
    if (this.size > 0) {
      this.#items[1] = last;
      this.#down(1);
    }
    return first;
  }

  #down(from: number): void {
    const last = this.size;
    for (let at = from; 2 * at <= last;) {
      let child = 2 * at;
      if (child < last && this.#isAfter(child, child + 1)) child += 1;
      if (!this.#isAfter(at, child)) return;
      this.#swap(at, child);
      at = child;
    }
  }

  /** Whether the element at `a` is to come out after that at `b`. */
  #isAfter(a: number, b: number): boolean {
    return this.#compare(this.#items[a] as T, this.#items[b] as T) > 0;
  }

  #swap(a: number, b: number): void {
    [this.#items[a], this.#items[b]] = [this.#items[b], this.#items[a]];
  }
}

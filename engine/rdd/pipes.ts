/** The record-by-record steps: map, filter, flatMap and the like, as sinks over sinks. None keeps a record longer than a push. */
import type { OpenPipe, Pipe } from "./rdd-node.ts";
import type { Cursor, Sink } from "./ports.ts";

type Fn<A, B> = (record: A) => B;

export const mapPipe = <A, B>(f: Fn<A, B>): Pipe<B> => ({
  step: (task) => ({ kind: "map", apply: task.instance(f) as Fn<unknown, unknown> }),
  open: (task, _partition, down) => {
    const own = task.instance(f) as Fn<unknown, B>;
    return { sink: (record) => down(own(record)) };
  },
});

export const filterPipe = <A>(f: Fn<A, boolean>): Pipe<A> => ({
  step: (task) => ({ kind: "filter", apply: task.instance(f) as Fn<unknown, unknown> }),
  open: (task, _partition, down) => {
    const own = task.instance(f) as Fn<unknown, boolean>;
    return { sink: (record) => !own(record) || down(record as A) };
  },
});

export const flatMapPipe = <A, B>(f: Fn<A, Iterable<B>>): Pipe<B> => ({
  step: (task) => ({ kind: "flatMap", apply: task.instance(f) as Fn<unknown, unknown> }),
  open: (task, _partition, down) => flatten(task.instance(f) as Fn<unknown, Iterable<B>>, down),
});

/** Pushes the elements that `f` gives for each record; keeps the rest when the sink has enough. */
function flatten<B>(f: Fn<unknown, Iterable<B>>, down: Sink<B>): OpenPipe {
  let rest: Iterator<B> | undefined;
  const drain = (): boolean => {
    while (rest !== undefined) {
      const next = rest.next();
      if (next.done === true) rest = undefined;
      else if (!down(next.value)) return true;
    }
    return false;
  };
  return {
    sink: (record) => {
      const elements = f(record);
      if (Array.isArray(elements)) {
        const array = elements as readonly B[];
        for (let i = 0; i < array.length; i += 1) {
          if (!down(array[i] as B)) {
            if (i + 1 < array.length) rest = array.slice(i + 1)[Symbol.iterator]();
            return false;
          }
        }
        return true;
      }
      rest = elements[Symbol.iterator]();
      return !drain();
    },
    resume: drain,
  };
}

/** A step of the engine's own: no user function, so nothing is shipped. */
export const plainPipe = <B>(f: (record: never) => B): Pipe<B> => ({
  open: (_task, _partition, down) => ({ sink: (record) => down((f as Fn<unknown, B>)(record)) }),
});

/** A condition of the engine's own. */
export const plainFilter = <A>(f: (record: A) => boolean): Pipe<A> => ({
  open: (_task, _partition, down) => ({
    sink: (record) => !f(record as A) || down(record as A),
  }),
});

/** A step that knows the partition's number and the place of the record in it. */
export const indexedPipe = <B>(
  f: (record: unknown, at: number, partition: number) => B,
): Pipe<B> => ({
  open: (_task, partition, down) => {
    let at = 0;
    return {
      sink: (record) => {
        const result = f(record, at, partition);
        at += 1;
        return down(result);
      },
    };
  },
});

export const valuePipe = <V, U>(f: Fn<V, U>): Pipe<[unknown, U]> => ({
  open: (task, _partition, down) => {
    const own = task.instance(f) as Fn<unknown, U>;
    return {
      sink: (record) =>
        down([(record as [unknown, unknown])[0], own((record as [unknown, unknown])[1])]),
    };
  },
});

export const flatValuePipe = <V, U>(f: Fn<V, Iterable<U>>): Pipe<[unknown, U]> => ({
  open: (task, _partition, down) => {
    const own = task.instance(f) as Fn<unknown, Iterable<U>>;
    return flatten(
      (record) => pairs((record as [unknown, unknown])[0], own((record as [unknown, unknown])[1])),
      down,
    );
  },
});

function pairs<U>(key: unknown, values: Iterable<U>): [unknown, U][] {
  return Array.from(values, (value): [unknown, U] => [key, value]);
}

/** Pull over push: an iterator that lets the source push one record at a time. */
export function pull<T>(open: (sink: Sink<T>) => Cursor): IterableIterator<T> & { close(): void } {
  let held: T | undefined;
  let full = false;
  let more = true;
  const cursor = open((record) => {
    held = record;
    full = true;
    return false;
  });
  return {
    next: () => {
      if (more && !full) more = cursor.resume();
      if (!full) return { done: true, value: undefined };
      full = false;
      return { done: false, value: held as T };
    },
    [Symbol.iterator]() {
      return this;
    },
    close: () => cursor.close(),
  };
}

/** Pushes what an iterator gives. */
export function iteratorCursor<T>(
  records: Iterator<T>,
  sink: Sink<T>,
  close: () => void = () => undefined,
): Cursor {
  return {
    resume: () => {
      for (;;) {
        const next = records.next();
        if (next.done === true) return false;
        if (!sink(next.value)) return true;
      }
    },
    close,
  };
}

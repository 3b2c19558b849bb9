/** What the Scala compiler would refuse, as small demands on types; a program that fails one is ill typed. */
import type { Unary } from "./functions.ts";
import { isHashable, pairOf, showType, type Type } from "./types.ts";

/** The program cannot be compiled; the message says where. */
export class IllTyped extends Error {
  override readonly name = "IllTyped";
}

export function applied(fn: Pick<Unary, "result">, input: Type, name: string): Type {
  const result = fn.result(input);
  if (result === undefined) throw new IllTyped(`${name} does not fit ${showType(input)}`);
  return result;
}

export function keyed(type: Type): { key: Type; value: Type } {
  const both = keyedLoosely(type);
  demand(isHashable(both.key), `key of type ${showType(both.key)}`);
  return both;
}

export function keyedLoosely(type: Type): { key: Type; value: Type } {
  const both = pairOf(type);
  if (both === undefined) throw new IllTyped(`${showType(type)} is no pair`);
  return both;
}

export function known(nodes: ReadonlyMap<string, Type>, name: string): Type {
  const type = nodes.get(name);
  if (type === undefined) throw new IllTyped(`no RDD is called ${name}`);
  return type;
}

export function present<T>(type: T | undefined): T {
  if (type === undefined) throw new IllTyped("it does not fit");
  return type;
}

export function demand(holds: boolean, message: string): void {
  if (!holds) throw new IllTyped(message);
}

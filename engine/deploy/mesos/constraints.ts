/**
 * What an agent has to be: `os:centos7,ubuntu;rack:;level:3` wants one of two texts, any rack, and a level of three at least. An agent matches if each attribute is
 * there and holds: a text is one of the values, a number is at least one of them, a set holds them all, no value means that any will do. A range never matches a value:
 * Spark 3.5.3 compares the list of ranges with a type that it does not have.
 *
 * In Spark 3.5.3: mesos MesosSchedulerUtils.scala (parseConstraintString, matchesAttributeRequirements). Rule D4.2 as recorded.
 */
import { illegalArgument } from "../../foundation/errors.ts";
import type { Attribute } from "./resources.ts";

/** Values by the attribute's name. */
export type Constraints = ReadonlyMap<string, readonly string[]>;

/** @throws IllegalArgumentException for what is no list of names and values. */
export function parseConstraints(text: string): Constraints {
  if (text === "") return new Map();
  return new Map(
    text.split(";").map((entry) => {
      const parts = entry.trim().split(":");
      const [name = "", values = ""] = parts;
      if (parts.length !== 2) throw illegalArgument(`Bad constraint string: ${text}`);
      return [name, values === "" ? [] : [...new Set(values.split(","))]] as const;
    }),
  );
}

function holds({ text, scalar, set }: Attribute, values: readonly string[]): boolean {
  if (values.length === 0) return true;
  if (scalar !== undefined) return values.some((value) => Number(value) <= scalar);
  if (set !== undefined) return values.every((value) => set.includes(value));
  return text !== undefined && values.includes(text);
}

export const matches = (constraints: Constraints, attributes: readonly Attribute[]): boolean =>
  [...constraints].every(([name, values]) => {
    const found = attributes.findLast((each) => each.name === name);
    return found !== undefined && holds(found, values);
  });

/** RDD: the whole of it, as programs see it. Its parts stand in core, transformations, pair and actions. Chapter 15's refresher, 12, 13. */
import { Actions } from "./actions.ts";

export class RDD<T> extends Actions<T> {}

/** RDD: the whole of it, as programs see it. Its parts stand in a chain of classes, from core to async-actions. Chapter 15's refresher, 12, 13. */
import { AsyncActions } from "./async-actions.ts";

export class RDD<T> extends AsyncActions<T> {}

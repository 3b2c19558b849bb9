/** RDD: the whole of it, as programs see it. Its parts stand in core, transformations, pair, actions and tree-actions. Chapter 15's refresher, 12, 13. */
import { TreeActions } from "./tree-actions.ts";

export class RDD<T> extends TreeActions<T> {}

/**
 * What a program in a page can import: the engine's public face, and the runtime that its closures need.
 *
 * Bundled as one module, `kindling-engine.js`, which the worker and the reader's program share, so that both mean the same
 * classes. In Spark: the jars on every class path. Left out on purpose: everything of `engine/node`.
 */
export * from "#engine/index";
export * from "#engine/foundation/closures";

/** What a program lets go is cleaned at that moment. */
export const kill = {
  file: "engine/context/context-cleaner.ts",
  find: "    this.#held = new Set(handles);\n",
  replace: '    this.#held = new Set(handles);\n    this.collect("let go");\n',
  law: "what the program refers to no more goes with the next garbage: blocks, shuffle files, broadcasts; and not before",
} as const;

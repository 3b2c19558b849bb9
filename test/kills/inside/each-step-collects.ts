/** Every step takes in its whole partition before it hands on a record. */
export const kill = {
  file: "engine/rdd/iterate.ts",
  find: "if (at.isPersisted) return withResumes(iterate(at, index, task, down), resumes);",
  replace: "return withResumes(arrayCursor(collectAll(iterate, at, index, task), down), resumes);",
  law: [
    "a record passes all narrow steps of a stage before the next record starts",
    "a task holds one record of a file at a time, however long the file is",
  ],
} as const;

/** With its ApplicationMaster an application is over. */
export const kill = {
  file: "engine/deploy/yarn/application-books.ts",
  find: "if (attempt.number < app.submitted.maxAttempts) {",
  replace: "if (attempt.number < 1) {",
  law: "an ApplicationMaster that dies is started once more: in cluster mode the program begins anew, in client mode it goes on",
} as const;

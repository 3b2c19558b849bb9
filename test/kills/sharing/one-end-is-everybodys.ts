/** With one application everybody's containers are taken away. */
export const kill = {
  file: "engine/deploy/yarn/application-books.ts",
  find: 'for (const container of attempt.containers.values()) this.#manager.release(container, "KILLED");',
  replace:
    'for (const { attempts } of [attempt.app, ...this.#manager.apps.values()]) for (const { containers } of attempts) for (const container of containers.values()) this.#manager.release(container, "KILLED");',
  law: "an application runs its tasks on executors of its own; when one application is killed, the other keeps every executor and its result",
} as const;

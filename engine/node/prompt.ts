/**
 * The prompt: while one types, the simulated clock goes on as fast as ours, and what runs in the background prints above the line. Ctrl-C ends what
 * stands in the foreground. In Spark: a terminal.
 */
import type { Interface } from "node:readline/promises";
import type { Network } from "../shell/network.ts";
import type { ShellProcess } from "../shell/process.ts";
import type { Shell } from "../shell/shell.ts";

const TICK = 100;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Prompt {
  #interrupted = false;
  #reader: Interface | undefined;

  /** Lets the network keep up with the clock, in steps, until something holds. */
  async #pace(network: Network, isReached: () => boolean): Promise<void> {
    let before = Date.now();
    while (!isReached()) {
      await pause(TICK);
      const now = Date.now();
      await network.pass((now - before) * 1000);
      before = now;
    }
  }

  async waitFor(network: Network, process: ShellProcess): Promise<void> {
    this.#interrupted = false;
    const isOver = (): boolean => process.exit !== undefined;
    for (;;) {
      await this.#pace(
        network,
        () => isOver() || this.#interrupted || process.onInput !== undefined,
      );
      if (isOver()) return;
      if (this.#interrupted) {
        this.#interrupted = false;
        process.onSignal("SIGINT");
      } else process.onInput?.(await this.#typed(network, "> "));
    }
  }

  async session(shell: Shell, reader: Interface): Promise<void> {
    this.#reader = reader;
    reader.on("SIGINT", () => (this.#interrupted = true));
    while (!shell.isOver) {
      const line = await this.#typed(shell.network, shell.prompt);
      if (line === undefined) break;
      await shell.run(line);
    }
    reader.close();
  }

  async #typed(network: Network, prompt: string): Promise<string | undefined> {
    const { reader, end } = this.#line(prompt);
    let line: string | undefined;
    let isTyped = false;
    void Promise.race([reader, end]).then((text) => {
      line = text;
      isTyped = true;
    });
    await this.#pace(network, () => isTyped);
    return line;
  }

  #line(prompt: string): { reader: Promise<string | undefined>; end: Promise<undefined> } {
    const reader = this.#reader;
    if (reader === undefined)
      return { reader: Promise.resolve(undefined), end: Promise.resolve(undefined) };
    const end = new Promise<undefined>((resolve) => reader.once("close", () => resolve(undefined)));
    return { reader: reader.question(prompt), end };
  }
}

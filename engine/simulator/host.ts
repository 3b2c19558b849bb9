/** The one thing the engine asks of what it runs in: a turn of the event loop, so that a program's promises can settle. Node and browsers. */
export interface Host {
  /** Resolves after every microtask that is there now. */
  turn(): Promise<void>;
}

interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  unref?: () => void;
}
declare const setImmediate: ((run: () => void) => unknown) | undefined;
declare const MessageChannel:
  (new () => { readonly port1: Port; readonly port2: Port }) | undefined;

/** A macrotask: `setImmediate` in Node, a message to itself in a page. */
export const macrotaskHost: Host = {
  turn: () =>
    new Promise((resolve) => {
      if (typeof setImmediate !== "undefined") {
        setImmediate(resolve);
        return;
      }
      if (typeof MessageChannel === "undefined")
        throw new Error("this JavaScript has neither setImmediate nor MessageChannel");
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.onmessage = null;
        resolve();
      };
      port2.postMessage(undefined);
    }),
};

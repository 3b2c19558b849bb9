/** A fault in what a kata answered, found where the engine asked it: it names the kata, never the engine. */
export class KataFault extends Error {
  override name = "KataFault" as const;
  readonly policy: string;
  constructor(policy: string, what: string) {
    super(`${policy}: ${what}`);
    this.policy = policy;
  }
}

/**
 * The address that a process of Spark's takes for its own: SPARK_LOCAL_IP, or what its machine's name stands for; where that is a loopback, as Debian
 * writes it into /etc/hosts, another interface, with a warning. Rules S2-85, S2-86.
 *
 * In Spark: Utils.findLocalInetAddress, localHostName, localCanonicalHostName. Left out on purpose: IPv6.
 */
import { JavaError } from "../foundation/errors.ts";
import { decodeUtf8 } from "../foundation/utf8.ts";
import type { World } from "../world/world.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export class LocalAddress {
  readonly #world: World;
  readonly #host: string;
  readonly #env: Environment;

  constructor(world: World, host: string, env: Environment) {
    this.#world = world;
    this.#host = host;
    this.#env = env;
  }

  #found(): { readonly address: string; readonly looped: string | undefined } {
    const told = this.#env["SPARK_LOCAL_IP"];
    if (told !== undefined && told !== "") return { address: told, looped: undefined };
    const { hosts } = this.#world;
    const named = hosts.resolve(this.#host, this.#host) ?? "127.0.0.1";
    const other = hosts.host(this.#host).addresses[0];
    if (!named.startsWith("127.") || other === undefined)
      return { address: named, looped: undefined };
    return { address: other, looped: named };
  }

  /** What a process calls its machine when nobody told it. */
  get name(): string {
    return this.#env["SPARK_LOCAL_HOSTNAME"] ?? this.#found().address;
  }

  /** Warns where the machine's name is a loopback. */
  warn(process: string, app?: string): void {
    const { address, looped } = this.#found();
    if (looped === undefined) return;
    const say = (text: string): void => this.#world.detail("WARN", "Utils", text, process, app);
    say(
      `Your hostname, ${this.#host} resolves to a loopback address: ${looped}; using ${address} instead (on interface eth0)`,
    );
    say("Set SPARK_LOCAL_IP if you need to bind to another address");
  }

  /** Where a driver listens for its executors. */
  get bindAddress(): string {
    return this.#found().address;
  }

  /** Where web pages are bound. */
  get uiAddress(): string {
    return this.#env["SPARK_LOCAL_IP"] ?? "0.0.0.0";
  }

  /** How web pages are announced: by the name that /etc/hosts has for the address, or by the address. */
  get publicName(): string {
    const told = this.#env["SPARK_PUBLIC_DNS"] ?? this.#env["SPARK_LOCAL_HOSTNAME"];
    return told ?? this.#canonical(this.#found().address);
  }

  #canonical(address: string): string {
    const text = this.#world.disk(this.#host).read("/etc/hosts");
    const lines = text === undefined ? [] : decodeUtf8(text).split("\n");
    const written = lines.map((line) => line.trim().split(/\s+/)).find(([one]) => one === address);
    return written?.[1] ?? address;
  }

  /** The address to bind for a name. @throws JavaError (BindException) where it is none of this machine's. */
  bindable(name: string, service: string): string {
    const { hosts } = this.#world;
    const address = hosts.resolve(this.#host, name);
    if (address === undefined)
      throw new JavaError("java.net.UnknownHostException", `${name}: Name or service not known`);
    if (hosts.isOwn(this.#host, address)) return address;
    throw new JavaError(
      "java.net.BindException",
      `Cannot assign requested address: Service '${service}' failed after 16 retries! Consider explicitly setting the appropriate binding address for the service '${service}' (for example spark.driver.bindAddress for SparkDriver) to the correct binding address.`,
    );
  }
}

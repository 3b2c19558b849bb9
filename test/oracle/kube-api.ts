/**
 * An API server of our own for the recorder: it keeps pods, services and config maps, tells who watches, refuses what its plan forbids, and writes down
 * each request.
 *
 * In Kubernetes: the core API group, namespaces, label and field selectors, watches over HTTP, server-side apply. What a pod owns goes with it. Left out on purpose: authentication,
 * admission, versions other than a counter.
 */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { matches, type Operation, patch } from "./kube-selectors.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface KubeObject {
  apiVersion?: string;
  kind?: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    [key: string]: Json | undefined;
  };
  status?: { phase?: string; [key: string]: Json | undefined };
  [key: string]: unknown;
}

/** What is answered with an error. */
export interface Refusal {
  readonly verb: string;
  readonly resource: string;
  readonly code: number;
  readonly reason: string;
  readonly message: string;
}

export interface Request {
  readonly at: number;
  readonly verb: string;
  readonly resource: string;
  /** Of a single object. */
  readonly name?: string;
  readonly selector?: string;
  readonly body?: KubeObject;
  readonly code: number;
}

type Heard = (type: "ADDED" | "MODIFIED" | "DELETED", pod: KubeObject) => void;

export interface Asked {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string | undefined;
  readonly query: URLSearchParams;
}

export class KubeApi {
  readonly requests: Request[] = [];
  readonly objects = new Map<string, KubeObject>();
  readonly #server: Server;
  readonly #heard = new Set<{ readonly asked: Asked; readonly hear: Heard }>();
  readonly #refusals: readonly Refusal[];
  readonly #began = Date.now();
  /** What a kubelet does with a pod that comes, and with one that is to go; without it pods stay as they are. */
  onPod: ((pod: KubeObject) => void) | undefined;
  onDelete: ((pod: KubeObject) => boolean) | undefined;
  readonly #sockets = new Set<Duplex>();
  #version = 100;

  constructor(refusals: readonly Refusal[]) {
    this.#refusals = refusals;
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    this.#server.on("upgrade", (request, socket) => this.#upgraded(request, socket));
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve) => this.#server.listen(port, "127.0.0.1", () => resolve()));
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  pods(): KubeObject[] {
    return [...this.objects].filter(([key]) => key.includes("/pods/")).map(([, pod]) => pod);
  }

  /** A change that nobody asked for: a kubelet's, a controller's. */
  changed(pod: KubeObject, change: (pod: KubeObject) => void): void {
    change(pod);
    pod.metadata.resourceVersion = String(++this.#version);
    this.#tell("MODIFIED", pod);
  }

  gone(pod: KubeObject): void {
    const key = [...this.objects].find(([, one]) => one === pod)?.[0];
    if (key === undefined) return;
    this.objects.delete(key);
    for (const [path, { metadata }] of this.objects)
      if (JSON.stringify(metadata["ownerReferences"] ?? []).includes(pod.metadata.uid ?? "no uid"))
        this.objects.delete(path);
    pod.metadata.resourceVersion = String(++this.#version);
    this.#tell("DELETED", pod);
  }

  /** DELETE of one pod, as the API does it: the container is given notice first. */
  remove(object: KubeObject): void {
    if (object.kind !== "Pod" || this.onDelete?.(object) !== true) return this.gone(object);
    this.changed(object, ({ metadata }) => (metadata.deletionTimestamp = new Date().toISOString()));
  }

  #tell(type: "ADDED" | "MODIFIED" | "DELETED", object: KubeObject): void {
    if (object.kind !== "Pod") return;
    for (const { asked, hear } of this.#heard)
      if (matches(object, asked)) hear(type, structuredClone(object));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = askedBy(request);
    const text = await textOf(request);
    const isWatch = asked.query.get("watch") === "true";
    const verb = isWatch ? "WATCH" : (request.method ?? "GET");
    const refusal = this.#refusals.find(
      (one) => one.verb === verb && one.resource === asked.resource,
    );
    const body = /^\s*\{/.test(text) ? (JSON.parse(text) as KubeObject) : undefined;
    const sent = body?.metadata === undefined ? undefined : structuredClone(body);
    if (refusal !== undefined) {
      this.#note(verb, asked, refusal.code, sent);
      return send(response, refusal.code, status(refusal.code, refusal.reason, refusal.message));
    }
    if (isWatch) {
      this.#note(verb, asked, 200);
      response.writeHead(200, { "content-type": "application/json" });
      response.flushHeaders();
      return this.#watch(asked, (line) => response.write(`${line}\n`), response);
    }
    const [code, answer] = this.#act(verb, asked, body, text);
    this.#note(verb, asked, code, sent);
    send(response, code, answer);
  }

  #act(verb: string, asked: Asked, body: KubeObject | undefined, text: string): [number, unknown] {
    const { namespace, resource, name } = asked;
    const path = `${namespace}/${resource}/${name ?? body?.metadata?.name ?? ""}`;
    const found = this.objects.get(path);
    const missing: [number, unknown] = [
      404,
      status(404, "NotFound", `${resource} "${name ?? ""}" not found`),
    ];
    const all = [...this.objects]
      .filter(
        ([key, object]) => key.startsWith(`${namespace}/${resource}/`) && matches(object, asked),
      )
      .map(([, object]) => object);
    switch (verb) {
      case "GET":
        if (name !== undefined) return found === undefined ? missing : [200, found];
        return [
          200,
          {
            kind: "List",
            apiVersion: "v1",
            metadata: { resourceVersion: String(this.#version) },
            items: all,
          },
        ];
      case "POST":
        return body === undefined
          ? [400, status(400, "BadRequest", "no body")]
          : [201, this.#created(path, namespace, body)];
      case "PATCH":
      case "PUT":
        if (text.startsWith("[") && found !== undefined) {
          this.changed(found, (object) => patch(object, JSON.parse(text) as Operation[]));
          return [200, found];
        }
        return body === undefined ? missing : [200, this.#created(path, namespace, body)];
      case "DELETE":
        if (name !== undefined && found === undefined) return missing;
        for (const object of name === undefined ? all : [found as KubeObject]) this.remove(object);
        return [200, status(200, "Success", "")];
      default:
        return [405, status(405, "MethodNotAllowed", verb)];
    }
  }

  #created(path: string, namespace: string, body: KubeObject): KubeObject {
    const { metadata } = body;
    metadata.namespace ??= namespace;
    metadata.uid = randomUUID();
    metadata.resourceVersion = String(++this.#version);
    metadata.creationTimestamp = new Date().toISOString();
    if (body.kind === "Pod") body.status = { phase: "Pending", containerStatuses: [] };
    this.objects.set(path, body);
    this.#tell("ADDED", body);
    if (body.kind === "Pod") this.onPod?.(body);
    return body;
  }

  #watch(
    asked: Asked,
    write: (text: string) => void,
    stream: { on(event: "close", ended: () => void): unknown },
  ): void {
    const hear: Heard = (type, object) => write(JSON.stringify({ type, object }));
    const one = { asked, hear };
    // Who does not say from which version on is told first what there is.
    if (!asked.query.has("resourceVersion"))
      for (const pod of this.pods()) if (matches(pod, asked)) hear("ADDED", structuredClone(pod));
    this.#heard.add(one);
    stream.on("close", () => this.#heard.delete(one));
  }

  /** A watch by WebSocket, as Spark's client asks for it. */
  #upgraded(request: IncomingMessage, socket: Duplex): void {
    const asked = askedBy(request);
    this.#sockets.add(socket);
    this.#note("WATCH", asked, 101);
    const accepted = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"] ?? ""}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n\r\n`,
    );
    socket.on("error", () => socket.destroy());
    // A close frame is answered with another.
    socket.on("data", (data: Buffer) => {
      if (((data[0] ?? 0) & 15) === 8) socket.end(frame(8, Buffer.from([3, 232])));
      else if (((data[0] ?? 0) & 15) === 9) socket.write(frame(10, Buffer.alloc(0)));
    });
    this.#watch(asked, (text) => socket.write(frame(1, Buffer.from(text))), socket);
  }

  #note(verb: string, { resource, name, query }: Asked, code: number, body?: KubeObject): void {
    const selector = query.get("labelSelector");
    this.requests.push({
      at: Date.now() - this.#began,
      verb,
      resource,
      code,
      ...(name === undefined ? {} : { name }),
      ...(selector === null ? {} : { selector }),
      ...(body === undefined ? {} : { body }),
    });
  }
}

/** A frame of a WebSocket from a server: not masked, whole. */
function frame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([128 | opcode, ...head]), payload]);
}

function askedBy(request: IncomingMessage): Asked {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, , , , namespace = "", resource = "", name] = url.pathname.split("/");
  return { namespace, resource, name, query: url.searchParams };
}

const status = (code: number, reason: string, message: string): unknown => ({
  kind: "Status",
  apiVersion: "v1",
  status: code < 300 ? "Success" : "Failure",
  reason,
  code,
  message,
});

function send(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

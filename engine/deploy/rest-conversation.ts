/**
 * What a client of a REST gateway says while it hands a program in: it posts, looks once what became of the driver, prints the answer, and leaves with 0, whatever that is. The
 * gateway is a standalone Master's or that of the dispatcher of Mesos. Rules D1.36, D2.45 to D2.51, D4.17.
 *
 * In Spark: core/…/deploy/rest/RestSubmissionClient.scala. Left out on purpose: HTTP, versions of the protocol.
 */
import { seconds } from "../foundation/sizes.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import { plainLine } from "./plain-line.ts";

export const REST_CLIENT = "RestSubmissionClient";

/** A driver that was taken in. */
interface Created {
  readonly id: string;
  /** A Master has something to say of it. */
  readonly message?: string;
  /** What became of it, when it is asked. */
  readonly state: () => readonly string[];
}

/** A submission that is not taken in. */
interface NotCreated {
  readonly refused: string;
}

interface Gateway {
  readonly process: Process;
  readonly create: () => Created | NotCreated;
  readonly left: (exitCode: number, text: string) => void;
}

const sayFor =
  (world: World, client: Process) =>
  (text: string): void =>
    world.log("INFO", REST_CLIENT, text, client.name);

export function restBegins(world: World, client: Process, url: string): void {
  plainLine(world, client.name, "Running Spark using the REST application submission protocol.");
  sayFor(world, client)(`Submitting a request to launch an application in ${url}.`);
}

export function handIn(world: World, client: Process, url: string, gateway: Gateway): void {
  const say = sayFor(world, client);
  restBegins(world, client, url);
  const answer = (fields: readonly string[]): string => {
    const first = "Server responded with CreateSubmissionResponse:";
    say(first);
    for (const line of ["{", ...fields, "}"]) plainLine(world, client.name, line);
    return first;
  };
  world.network.send(client, gateway.process, "CreateSubmissionRequest", () => {
    const created = gateway.create();
    world.network.send(gateway.process, client, "CreateSubmissionResponse", () => {
      if ("refused" in created) {
        world.log(
          "ERROR",
          REST_CLIENT,
          `Application submission failed: ${created.refused}`,
          client.name,
        );
        return gateway.left(0, answer(responseFields(undefined, created.refused)));
      }
      const { id, message, state } = created;
      say(`Submission successfully created as ${id}. Polling submission state...`);
      say(`Submitting a request for the status of submission ${id} in ${url}.`);
      world.after(seconds(1), "the client asks for the submission's state", () => {
        if (!client.alive) return;
        state().forEach(say);
        gateway.left(0, answer(responseFields(id, message)));
      });
    });
  });
}

const responseFields = (id: string | undefined, message: string | undefined): readonly string[] => [
  '  "action" : "CreateSubmissionResponse",',
  ...(message === undefined ? [] : [`  "message" : "${message}",`]),
  '  "serverSparkVersion" : "3.5.3",',
  ...(id === undefined ? [] : [`  "submissionId" : "${id}",`]),
  `  "success" : ${String(id !== undefined)}`,
];

/**
 * spark-submit at the door of YARN: what it finds out before anything starts, and which mode takes over. Rules D1.15 to D1.20, D3.1.
 *
 * In Spark 3.5.3: core/…/deploy/SparkSubmit.scala. Left out on purpose: the two modes themselves (client-mode.ts, cluster-mode.ts).
 */
import { SparkException } from "../../foundation/errors.ts";
import type { ApplicationRun } from "../application-run.ts";
import { placeOfSubmission } from "../place-of-submission.ts";
import { submitAsClient } from "./client-mode.ts";
import { submitAsCluster } from "./cluster-mode.ts";
import type { Ground, YarnSubmission } from "./submission.ts";

export class YarnSubmissions {
  readonly #on: Ground;
  readonly #all = new Map<ApplicationRun, YarnSubmission>();

  constructor(on: Ground) {
    this.#on = on;
  }

  of(run: ApplicationRun): YarnSubmission | undefined {
    return this.#all.get(run);
  }

  submit(run: ApplicationRun): void {
    const { world, costs, manager } = this.#on;
    const place = placeOfSubmission(run, "yarn");
    if (place.on === "refused") return run.refused(new SparkException(place.because));
    manager.policies = { ...manager.policies, ...run.policies };
    const submission: YarnSubmission = {
      run,
      client: undefined,
      driver: undefined,
      master: undefined,
      app: undefined,
    };
    this.#all.set(run, submission);
    const said = world.record({
      kind: "SparkSubmit",
      from: "user",
      to: "spark-submit",
      appName: run.name,
      deployMode: run.deployMode,
      master: "yarn",
      host: run.submitHost,
    });
    world.because(said, () =>
      world.after(costs.driverStart, "spark-submit's JVM is up", () =>
        place.on === "submitter"
          ? submitAsClient(this.#on, submission)
          : submitAsCluster(this.#on, submission),
      ),
    );
  }
}

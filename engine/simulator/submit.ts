/** The two ways into the engine: one application on a cluster of its own, or a simulation that holds several. */
import type { Application } from "./application.ts";
import type { ClusterSpec } from "./cluster-spec.ts";
import { Simulation, type SimulationOptions } from "./simulation.ts";
import type { Main, SubmitOptions } from "./run.ts";

export const simulate = (cluster: ClusterSpec, options: SimulationOptions = {}): Simulation =>
  new Simulation(cluster, options);

/** Submits one application and takes it to its end. What `main` throws is in `error`. */
export async function submit<T>(
  cluster: ClusterSpec,
  options: SubmitOptions & Omit<SimulationOptions, "faults">,
  main: Main<T>,
): Promise<Application<T>> {
  const simulation = new Simulation(cluster, {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.files === undefined ? {} : { files: options.files }),
    ...(options.costs === undefined ? {} : { costs: options.costs }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.check === undefined ? {} : { check: options.check }),
    ...(options.until === undefined ? {} : { until: options.until }),
    ...(options.maxSteps === undefined ? {} : { maxSteps: options.maxSteps }),
  });
  const application = simulation.submit(options, main);
  await simulation.run();
  return application;
}

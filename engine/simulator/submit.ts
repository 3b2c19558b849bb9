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
  const { faults: _ofTheApplication, ...ofTheSimulation } = options;
  const simulation = new Simulation(cluster, ofTheSimulation);
  const application = simulation.submit(options, main);
  await simulation.run();
  return application;
}

/** The policies that cluster managers ask; undefined: the default. Each is a kata's hole, and is described beside its default. */
export interface DeployPolicies {
  readonly placeholder?: never;
}

/** The little of eslint-scope that the comparison of free names needs; the package brings no types. */
declare module "eslint-scope" {
  export interface ScopeReference {
    readonly identifier: { readonly name: string };
  }
  export interface EslintScope {
    readonly type: string;
    readonly block: { readonly type: string; readonly start: number; readonly end: number };
    readonly through: readonly ScopeReference[];
  }
  export interface ScopeManager {
    readonly scopes: readonly EslintScope[];
  }
  export function analyze(
    tree: object,
    options: { ecmaVersion: number; sourceType: "module"; ignoreEval?: boolean },
  ): ScopeManager;
}

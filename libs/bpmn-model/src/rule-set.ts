/** Which decision a business rule task asks, and where its answer goes. */
export interface DecisionReference {
  /** Key of a rule set of the bundle, e.g. `HCLD3`. */
  readonly ruleSet: string;
  /** The version that the path insists on; null: the only one that the bundle holds. */
  readonly version: string | null;
  /** Name of the decision in the rule set. */
  readonly decision: string;
  /** The member of the answer that is written openly; null: all of it. The rest stands with the explanation. */
  readonly output: string | null;
  /** Variable that receives the open part. Nothing personal may be decided into it. */
  readonly resultVariable: string;
}

/** `standard`: an error is null, as DMN says; `strict`: an error is an incident that says where. */
export type RuleMode = 'strict' | 'standard';

/**
 * One version of a rule set inside a bundle: what a case that is decided by it will be decided by for ever.
 * `models` is the parsed form that the bundle's evaluator reads; `sources` are the files as they were written.
 */
export interface BundledRuleSet {
  readonly key: string;
  readonly version: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly mode: RuleMode;
  /** Dates of effect, `yyyy-MM-dd`, both inclusive; `effectiveTo` is null while nothing has replaced it. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly sources: readonly { readonly file: string; readonly sha256: string; readonly xml: string }[];
  readonly models: unknown;
  /** `sha256:…` over the canonical JSON of everything above. */
  readonly hash: string;
}

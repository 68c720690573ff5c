/** Papers that must be kept, whoever asks for their erasure. */
export interface RetentionLine {
  /** Key of the template that the paper was drafted from. */
  readonly template: string;
  /** Results of a case under which the paper took effect; under another result it is a draft and goes. */
  readonly results: readonly string[];
  /** The rule in short, as the record keeps it with the erasure. */
  readonly ground: string;
  readonly whyVi: string;
  readonly whyEn: string;
  /** Where the rule stands, with the marks of the domain document. */
  readonly source: string;
}

/** What stays when a person's data are erased, and what is not personal at all. */
export interface RetentionPolicy {
  /** Named in every erasure; a change of the lines is another policy with another key. */
  readonly key: string;
  readonly keeps: readonly RetentionLine[];
  /** Said to whoever orders an erasure. */
  readonly staysVi: readonly string[];
  readonly staysEn: readonly string[];
  readonly source: string;
}

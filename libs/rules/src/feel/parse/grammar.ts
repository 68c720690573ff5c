import type { NameSet } from './names.js';

/** The names that the grammar has to know; made once and used for many texts. */
export interface FeelGrammar {
  /** Names of the language itself. */
  readonly library: NameSet;
  readonly inScope: NameSet;
  /** Names that may follow a dot or stand in a filter: entries, components of types, properties of values. */
  readonly members: NameSet;
}

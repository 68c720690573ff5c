/** A rule set as it ships: `rule-set.json`, DMN files and cases stand in `rules/<folder>` beside `dist/`. */
export interface CatalogueRuleSet {
  readonly key: string;
  readonly folder: string;
}

const inOwnFolder = (folder: string): CatalogueRuleSet => ({ key: folder.toUpperCase(), folder });

/**
 * The rule sets of the catalogue. The reader of files resolves each as `@vinhdanh/catalogue/rules/<folder>/<file>`.
 * Two versions of one set stand beside each other where a transition needs both.
 */
export const catalogueRuleSets: readonly CatalogueRuleSet[] = [
  inOwnFolder('ldtt'),
  inOwnFolder('cstdcs'),
  inOwnFolder('cstdt'),
  inOwnFolder('cstdtq'),
  inOwnFolder('ttldxs'),
  inOwnFolder('ctdcp'),
  inOwnFolder('bkt'),
  inOwnFolder('bkttg'),
  inOwnFolder('hcld3'),
  { key: 'HCLD3', folder: 'hcld3-2024' },
  inOwnFolder('years'),
  inOwnFolder('waiting'),
  inOwnFolder('holds'),
  inOwnFolder('one-state-award'),
  inOwnFolder('quota'),
  inOwnFolder('council'),
  inOwnFolder('prize'),
];

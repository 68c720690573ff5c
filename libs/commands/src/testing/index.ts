export { InMemoryJournal } from './in-memory-journal.js';
export { createInMemoryVault } from './in-memory-vault.js';
export { createInMemoryBundles } from './in-memory-bundles.js';
export { Desk, fresh, type Seen } from './desk.js';
export { countingRules, judgedPath, rulesOfJudgedPath } from './judged-path.js';

export { createPostgresJournal } from './journal/postgres-journal.js';
export { createPostgresBundles, type PostgresBundles, type PublishedPath } from './bundles/postgres-bundles.js';
export { createVault } from './vault.js';
export { createDirectory, type Directory } from './directory/directory.js';
export type {
  Account,
  DirectoryMembership,
  DirectoryPerson,
  Organisation,
  PersonaRow,
  PersonName,
  UnitRoute,
} from './directory/types.js';

export { createPostgresJournal } from './journal/postgres-journal.js';
export {
  createPostgresBundles,
  type PostgresBundles,
  type PublishedPath,
} from './bundles/postgres-bundles.js';
export { createVault, type ForgettingVault } from './vault/vault.js';
export { createKeyWrapper, type KeyWrapper } from './vault/key-wrapper.js';
export { createKeyKeeper, type PostgresKeyKeeper, type StoredKey } from './vault/key-keeper.js';
export { rotateKeys, type Rotation } from './vault/rotate-keys.js';
export { createForgetting, type Forgetting, type Memory } from './vault/forget-erased.js';
export { createDirectory, type Directory } from './directory/directory.js';
export { NameBook, type PersonRef } from './directory/name-book.js';
export type {
  Account,
  DirectoryMembership,
  DirectoryPerson,
  Organisation,
  PersonaRow,
  PersonName,
  UnitRoute,
} from './directory/types.js';
export {
  createSessionLookup,
  createSessions,
  defaultSessionLimits,
  type SessionLimits,
  type Sessions,
} from './sessions/sessions.js';
export {
  createInboxReader,
  type InboxCounts,
  type InboxLine,
  type InboxPageLines,
  type InboxQuestion,
  type InboxReader,
} from './reading/inbox-reader.js';
export { createHeaderReader, type HeaderReader, type OpenCase } from './reading/header-reader.js';
export { createNotices, type Notices } from './reading/notices.js';
export { createWakeUps, type SignalledCase, type WakeUp, type WakeUps } from './relay/wake-ups.js';
export { Lru } from './lru.js';

export { raiseEpoch, type EpochOutcome } from './admin/raise-epoch.js';
export { runMigrations } from './run-migrations.js';
export { migrations } from './migrations/index.js';
export {
  appRole,
  databaseName,
  ownerRole,
  readDatabaseSettings,
  roleUrl,
  type DatabaseSettings,
} from './settings.js';
export { seedPaths } from './demo/catalogue-paths.js';
export { seedProvince, type SeedOutcome, type SeedRequest } from './demo/seed-province.js';
export { type CompiledPath, type SeedPath } from './demo/seed-path.js';

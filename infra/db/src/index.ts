export { runMigrations } from './run-migrations.js';
export { migrations } from './migrations/index.js';
export { appRole, databaseName, ownerRole, readDatabaseSettings, roleUrl, type DatabaseSettings } from './settings.js';

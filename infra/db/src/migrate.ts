import { runMigrations } from './run-migrations.js';
import { readDatabaseSettings } from './settings.js';

await runMigrations(readDatabaseSettings(process.env), (line) => console.log(line));

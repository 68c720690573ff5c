import { DataSource } from 'typeorm';
import { migrations } from './migrations/index.js';

/** TypeORM is the runner of migrations here and nothing else; `synchronize` stays off. */
export const createDataSource = (ownerUrl: string, wanted = migrations): DataSource =>
  new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: 'vinhdanh',
    synchronize: false,
    installExtensions: false,
    migrations: wanted,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    logging: false,
  });

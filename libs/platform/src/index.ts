export {
  describeConfigErrors,
  loadConfig,
  type ConfigAnswer,
  type ConfigError,
  type Environment,
} from './config/load-config.js';
export { envExample, redactConfig } from './config/describe-config.js';
export {
  apiConfigSchema,
  auditConfigSchema,
  workerConfigSchema,
  type ApiConfig,
  type AuditConfig,
  type WorkerConfig,
} from './config/service-configs.js';
export { createLogger, type LogFields, type Logger } from './logging/logger.js';
export { NestLogger } from './logging/nest-logger.js';
export {
  FileStoreAway,
  FileTooLarge,
  type FileStore,
  type ReceivedFile,
  type StoredFile,
} from './files/file-store.js';
export { createFileStore, type FileStoreSettings } from './files/create-file-store.js';
export { createDirectoryFileStore } from './files/directory-file-store.js';
export { createS3FileStore, type S3Bucket } from './files/s3-file-store.js';
export {
  createStoredFileCheck,
  type StoredFileCheck,
  type StoredFileState,
} from './files/stored-file-check.js';
export { runService, type Running } from './service/run-service.js';
export { createIntlZoneRules, type IntlZoneRules } from './time/intl-zone-rules.js';

import { z } from 'zod';
import { fields } from './fields.js';

/** Where files lie: a folder, or a bucket where S3_ENDPOINT is set. */
const files = {
  FILES_DIR: fields.FILES_DIR,
  S3_ENDPOINT: fields.S3_ENDPOINT,
  S3_BUCKET: fields.S3_BUCKET,
  S3_REGION: fields.S3_REGION,
  S3_ACCESS_KEY_ID: fields.S3_ACCESS_KEY_ID,
  S3_SECRET_ACCESS_KEY: fields.S3_SECRET_ACCESS_KEY,
};

/** What `apps/api` reads from its environment. */
export const apiConfigSchema = z.object({
  DATABASE_URL: fields.DATABASE_URL,
  DATABASE_POOL_MAX: fields.DATABASE_POOL_MAX,
  HOST: fields.HOST,
  PORT: fields.PORT,
  PUBLIC_URL: fields.PUBLIC_URL,
  ...files,
  MASTER_KEY: fields.MASTER_KEY,
  MASTER_OLD_KEYS: fields.MASTER_OLD_KEYS,
  SESSION_SECRET: fields.SESSION_SECRET,
  SESSION_IDLE_MINUTES: fields.SESSION_IDLE_MINUTES,
  DEMO_MODE: fields.DEMO_MODE,
  TENANT: fields.TENANT,
  WEB_DIST: fields.WEB_DIST,
  AUDIT_URL: fields.AUDIT_URL,
  VERIFIER_FILE: fields.VERIFIER_FILE,
  LOG_LEVEL: fields.LOG_LEVEL,
});

/** What `apps/worker` reads from its environment. */
export const workerConfigSchema = z.object({
  DATABASE_URL: fields.DATABASE_URL,
  DATABASE_POOL_MAX: fields.DATABASE_POOL_MAX,
  TEMPORAL_ADDRESS: fields.TEMPORAL_ADDRESS,
  TEMPORAL_NAMESPACE: fields.TEMPORAL_NAMESPACE,
  HOST: fields.HOST,
  WORKER_HEALTH_PORT: fields.WORKER_HEALTH_PORT,
  ...files,
  MASTER_KEY: fields.MASTER_KEY,
  MASTER_OLD_KEYS: fields.MASTER_OLD_KEYS,
  TENANT: fields.TENANT,
  DATABASE_SEALER_URL: fields.DATABASE_SEALER_URL,
  DATABASE_PROJECTOR_URL: fields.DATABASE_PROJECTOR_URL,
  LOG_ORIGIN: fields.LOG_ORIGIN,
  LOG_KEY: fields.LOG_KEY,
  LOG_OLD_KEYS: fields.LOG_OLD_KEYS,
  LOG_WITNESSES: fields.LOG_WITNESSES,
  LOG_WITNESS_SECONDS: fields.LOG_WITNESS_SECONDS,
  LOG_LEVEL: fields.LOG_LEVEL,
});

/** What `apps/audit` reads from its environment. */
export const auditConfigSchema = z.object({
  DATABASE_AUDITOR_URL: fields.DATABASE_AUDITOR_URL,
  DATABASE_ACCESS_URL: fields.DATABASE_ACCESS_URL,
  DATABASE_POOL_MAX: fields.DATABASE_POOL_MAX,
  HOST: fields.HOST,
  AUDIT_PORT: fields.AUDIT_PORT,
  PUBLIC_URL: fields.PUBLIC_URL,
  ...files,
  MASTER_KEY: fields.MASTER_KEY,
  MASTER_OLD_KEYS: fields.MASTER_OLD_KEYS,
  SESSION_SECRET: fields.SESSION_SECRET,
  SESSION_IDLE_MINUTES: fields.SESSION_IDLE_MINUTES,
  TENANT: fields.TENANT,
  VERIFIER_FILE: fields.VERIFIER_FILE,
  TRUST_KEYS: fields.TRUST_KEYS,
  LOG_WITNESSES: fields.LOG_WITNESSES,
  LOG_LEVEL: fields.LOG_LEVEL,
});

export type ApiConfig = z.infer<typeof apiConfigSchema>;
export type WorkerConfig = z.infer<typeof workerConfigSchema>;
export type AuditConfig = z.infer<typeof auditConfigSchema>;

import { z } from 'zod';
import { fields } from './fields.js';

/** What `apps/api` reads from its environment. */
export const apiConfigSchema = z.object({
  DATABASE_URL: fields.DATABASE_URL,
  DATABASE_POOL_MAX: fields.DATABASE_POOL_MAX,
  HOST: fields.HOST,
  PORT: fields.PORT,
  PUBLIC_URL: fields.PUBLIC_URL,
  FILES_DIR: fields.FILES_DIR,
  MASTER_KEY: fields.MASTER_KEY,
  SESSION_SECRET: fields.SESSION_SECRET,
  SESSION_IDLE_MINUTES: fields.SESSION_IDLE_MINUTES,
  DEMO_MODE: fields.DEMO_MODE,
  TENANT: fields.TENANT,
  WEB_DIST: fields.WEB_DIST,
  AUDIT_URL: fields.AUDIT_URL,
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
  FILES_DIR: fields.FILES_DIR,
  MASTER_KEY: fields.MASTER_KEY,
  TENANT: fields.TENANT,
  DATABASE_SEALER_URL: fields.DATABASE_SEALER_URL,
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
  FILES_DIR: fields.FILES_DIR,
  MASTER_KEY: fields.MASTER_KEY,
  SESSION_SECRET: fields.SESSION_SECRET,
  SESSION_IDLE_MINUTES: fields.SESSION_IDLE_MINUTES,
  TENANT: fields.TENANT,
  LOG_ORIGIN: fields.LOG_ORIGIN,
  LOG_LEVEL: fields.LOG_LEVEL,
});

export type ApiConfig = z.infer<typeof apiConfigSchema>;
export type WorkerConfig = z.infer<typeof workerConfigSchema>;
export type AuditConfig = z.infer<typeof auditConfigSchema>;

import { z } from 'zod';

/** What the generator and the redaction know of a variable beyond its type. */
export interface FieldMeta {
  readonly description: string;
  /** Never printed. */
  readonly secret?: boolean;
  /** Shown in `.env.example` when there is no default. */
  readonly example?: string;
}

const MASTER_KEY_BYTES = 32;
const SESSION_SECRET_CHARS_MIN = 32;

const withMeta = <T extends z.ZodType>(schema: T, meta: FieldMeta): T => schema.meta({ ...meta }) as T;

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0'], 'must be true or false')
    .transform((text) => text === 'true' || text === '1')
    .default(fallback);

const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number('must be a whole number')
    .int()
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);

const port = () => wholeNumber(0, 65_535);

const databaseUrl = () => z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address');

const masterKey = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === MASTER_KEY_BYTES, 'must be 32 bytes in base64');

/** Several keys, separated by commas. */
const masterKeys = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((key) => key !== ''))
  .pipe(z.array(masterKey));

const logKey = masterKey;
const logKeys = masterKeys;

const witnesses = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .pipe(z.array(z.string().regex(/^\S+ https?:\/\/\S+$/, 'must be a verifier key, a space and an address')));

/** Every variable of the product; each service picks the ones that it reads. */
export const fields = {
  DATABASE_URL: withMeta(databaseUrl(), {
    description: 'PostgreSQL, as the role vinhdanh_app',
    secret: true,
    example: 'postgres://vinhdanh_app:change-me@127.0.0.1:5432/vinhdanh',
  }),
  DATABASE_POOL_MAX: withMeta(wholeNumber(1, 100).default(12), {
    description: 'Connections that one process holds at most',
  }),
  TEMPORAL_ADDRESS: withMeta(z.string().min(1).default('127.0.0.1:7233'), {
    description: 'Temporal frontend, host:port',
  }),
  TEMPORAL_NAMESPACE: withMeta(z.string().min(1).default('vinhdanh'), { description: 'Temporal namespace' }),
  HOST: withMeta(z.string().min(1).default('127.0.0.1'), { description: 'Address to listen on' }),
  PORT: withMeta(port().default(8080), { description: 'Port of the API and the web app' }),
  PUBLIC_URL: withMeta(z.url('must be an address').optional(), {
    description: 'Address under which people open the app; https turns on the __Host- cookie and HSTS',
    example: 'https://vinhdanh.example.vn',
  }),
  WORKER_HEALTH_PORT: withMeta(port().default(8081), { description: "Port of the worker's health page" }),
  FILES_DIR: withMeta(z.string().min(1), {
    description: 'Folder of attachments and papers, by hash; with S3_ENDPOINT only of what is being received',
    example: './.vinhdanh/files',
  }),
  S3_ENDPOINT: withMeta(z.url('must be an address').optional(), {
    description:
      'Server that speaks S3, for files in a bucket instead of FILES_DIR; the next four go with it',
    example: 'https://s3.example.vn',
  }),
  S3_BUCKET: withMeta(
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a bucket name')
      .optional(),
    {
      description: 'Bucket of the files; without versions, for an erased file must not come back',
      example: 'vinhdanh-files',
    },
  ),
  S3_REGION: withMeta(z.string().min(1).default('us-east-1'), {
    description: 'Region that requests are signed for',
  }),
  S3_ACCESS_KEY_ID: withMeta(z.string().min(1).optional(), {
    description: 'Account that may get, put and delete in the bucket',
    example: 'change-me',
  }),
  S3_SECRET_ACCESS_KEY: withMeta(z.string().min(1).optional(), {
    description: 'Its secret',
    secret: true,
    example: 'change-me',
  }),
  MASTER_KEY: withMeta(masterKey, {
    description: 'Wraps the data keys of personal sections: 32 bytes in base64 (openssl rand -base64 32)',
    secret: true,
    example: 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
  }),
  MASTER_OLD_KEYS: withMeta(masterKeys, {
    description: 'Master keys that are read beside MASTER_KEY while it is brought in, separated by commas',
    secret: true,
  }),
  SESSION_SECRET: withMeta(z.string().min(SESSION_SECRET_CHARS_MIN, 'must have at least 32 characters'), {
    description: 'Signs the CSRF tokens of sessions; at least 32 characters',
    secret: true,
    example: 'change-me-change-me-change-me-change-me',
  }),
  SESSION_IDLE_MINUTES: withMeta(wholeNumber(1, 1_440).default(480), {
    description: 'A session that is idle for so long ends',
  }),
  DEMO_MODE: withMeta(flag(false), {
    description: 'One-click personas on the sign-in page; never in production',
  }),
  TENANT: withMeta(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a tenant id'), {
    description: 'The province that this deployment serves',
    example: 'lam-giang',
  }),
  WEB_DIST: withMeta(z.string().min(1).optional(), {
    description: 'Folder of the built web app; without it only the API is served',
    example: './apps/web/dist',
  }),
  DATABASE_SEALER_URL: withMeta(databaseUrl(), {
    description: 'PostgreSQL, as the role vinhdanh_sealer, which numbers events and writes the log',
    secret: true,
    example: 'postgres://vinhdanh_sealer:change-me@127.0.0.1:5432/vinhdanh',
  }),
  DATABASE_AUDITOR_URL: withMeta(databaseUrl(), {
    description: 'PostgreSQL, as the role vinhdanh_auditor, which reads the record and writes nothing',
    secret: true,
    example: 'postgres://vinhdanh_auditor:change-me@127.0.0.1:5432/vinhdanh',
  }),
  DATABASE_ACCESS_URL: withMeta(databaseUrl(), {
    description: 'PostgreSQL, as the role vinhdanh_access_recorder, which writes who looked at what',
    secret: true,
    example: 'postgres://vinhdanh_access_recorder:change-me@127.0.0.1:5432/vinhdanh',
  }),
  DATABASE_PROJECTOR_URL: withMeta(databaseUrl(), {
    description: 'PostgreSQL, as the role vinhdanh_projector, which reads the record and writes projections',
    secret: true,
    example: 'postgres://vinhdanh_projector:change-me@127.0.0.1:5432/vinhdanh',
  }),
  AUDIT_PORT: withMeta(port().default(8082), { description: 'Port of the audit service' }),
  AUDIT_URL: withMeta(z.url('must be an address').optional(), {
    description: 'Where the API finds the audit service; without it /audit/ is not served',
    example: 'http://127.0.0.1:8082',
  }),
  VERIFIER_FILE: withMeta(z.string().min(1).optional(), {
    description: 'The verifier in one file, handed out as /verify.mjs and with every pack',
    example: './apps/verifier/dist/verify.mjs',
  }),
  TRUST_KEYS: withMeta(z.string().default(''), {
    description:
      'Keys of logs and witnesses whose signatures count, one verifier key a line; best as a file from the auditor',
  }),
  LOG_ORIGIN: withMeta(
    z
      .string()
      .regex(/^[^\s+]{1,200}$/, 'must have no space and no plus sign')
      .default('vinhdanh.local'),
    { description: 'Name of this deployment in its signed logs; never changed once anything is signed' },
  ),
  LOG_KEY: withMeta(logKey, {
    description: 'Signs the heads of the logs: the 32 bytes of an Ed25519 seed in base64',
    secret: true,
    example: 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=',
  }),
  LOG_OLD_KEYS: withMeta(logKeys, {
    description: 'Keys that still sign beside LOG_KEY while it is brought in, separated by commas',
    secret: true,
  }),
  LOG_WITNESSES: withMeta(witnesses, {
    description: 'Witnesses that cosign the logs: verifier key, a space, address; separated by commas',
  }),
  LOG_WITNESS_SECONDS: withMeta(wholeNumber(1, 60).default(10), {
    description: 'How often new heads are taken to the witnesses',
  }),
  LOG_LEVEL: withMeta(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    {
      description: 'How much is logged',
    },
  ),
};

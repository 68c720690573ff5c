import { writeFileSync } from 'node:fs';
import { envExample } from './describe-config.js';
import { apiConfigSchema, auditConfigSchema, workerConfigSchema } from './service-configs.js';

const target = new URL('../../../../.env.example', import.meta.url);
writeFileSync(target, envExample([apiConfigSchema, workerConfigSchema, auditConfigSchema]));

import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '@vinhdanh/http-platform';
import { NestLogger, type Logger } from '@vinhdanh/platform';
import { auditPlaces } from '../openapi/routes.js';
import type { Adapters } from './adapters.js';
import { AuditModule } from './audit.module.js';

/** Questions are small; what takes long is the answer. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The audit service as one Nest application on Fastify, not listening yet. */
export const createApp = (
  adapters: Adapters & { readonly logger: Logger },
  more: readonly Type[] = [],
): Promise<NestFastifyApplication> =>
  createHttpApp({
    module: AuditModule.with(adapters, more),
    prefix: auditPlaces.prefix,
    exclude: ['health/live', 'health/ready', 'verify.mjs'],
    https: adapters.settings.https,
    logger: adapters.logger,
    frameworkLogger: new NestLogger(adapters.logger),
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
  });

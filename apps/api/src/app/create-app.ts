import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '@vinhdanh/http-platform';
import { NestLogger } from '@vinhdanh/platform';
import { apiPlaces } from '../openapi/routes.js';
import { createStaticWeb } from '../web/static-web.js';
import type { Adapters } from './adapters.js';
import { ApiModule } from './api.module.js';
import { isUploadRoute, TruncatedRequests } from './truncated-requests.js';

/** Time for a whole request, an upload of 50 MB over a slow line included. */
const REQUEST_TIMEOUT_MS = 300_000;

/** The API as one Nest application on Fastify, not listening yet; `more` modules stand under the same guard. */
export function createApp(adapters: Adapters, more: readonly Type[] = []): Promise<NestFastifyApplication> {
  const { settings, logger } = adapters;
  const truncated = new TruncatedRequests();
  const web = settings.webDist === null ? null : createStaticWeb(settings.webDist);
  return createHttpApp({
    module: ApiModule.with(adapters, more),
    prefix: apiPlaces.prefix,
    exclude: ['health/live', 'health/ready', 'log/keys.txt', 'log/*path'],
    https: settings.https,
    logger,
    frameworkLogger: new NestLogger(logger),
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    takesStream: isUploadRoute,
    clientErrorHandler: truncated.failed,
    answersFirst: (request, reply) => {
      truncated.started(request);
      return web !== null && web(request, reply);
    },
  });
}

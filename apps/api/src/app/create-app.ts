import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, sessionCookie, type SessionCache } from '@vinhdanh/http-platform';
import { NestLogger } from '@vinhdanh/platform';
import { createForwardToAudit } from '../audit/forward-to-audit.js';
import { apiPlaces } from '../openapi/routes.js';
import { tokens } from '../tokens.js';
import { createStaticWeb } from '../web/static-web.js';
import type { Adapters } from './adapters.js';
import { ApiModule } from './api.module.js';
import { isUploadRoute, TruncatedRequests } from './truncated-requests.js';

/** Time for a whole request, an upload of 50 MB over a slow line included. */
const REQUEST_TIMEOUT_MS = 300_000;

/** The API as one Nest application on Fastify, not listening yet; `more` modules stand under the same guard. */
export async function createApp(
  adapters: Adapters,
  more: readonly Type[] = [],
): Promise<NestFastifyApplication> {
  const { settings, logger } = adapters;
  const truncated = new TruncatedRequests();
  const web = settings.webDist === null ? null : createStaticWeb(settings.webDist);
  const cookie = sessionCookie(settings.https);
  const noteVisit = (cookies: string | undefined): void => {
    const token = cookie.read(cookies);
    // Whether there is such a session is the audit service's question: here it is only noted as used.
    if (token !== null)
      app
        .get<SessionCache>(tokens.sessionCache)
        .find(token)
        .catch(() => undefined);
  };
  const audit =
    settings.auditUrl === null ? null : createForwardToAudit({ url: settings.auditUrl, logger, noteVisit });
  const app = await createHttpApp({
    module: ApiModule.with(adapters, more),
    prefix: apiPlaces.prefix,
    exclude: ['health/live', 'health/ready', 'log/keys.txt', 'log/*path', 'verify.mjs'],
    https: settings.https,
    logger,
    frameworkLogger: new NestLogger(logger),
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    takesStream: isUploadRoute,
    clientErrorHandler: truncated.failed,
    answersFirst: (request, reply) => {
      truncated.started(request);
      return (audit?.(request, reply) ?? false) || (web?.(request, reply) ?? false);
    },
  });
  return app;
}

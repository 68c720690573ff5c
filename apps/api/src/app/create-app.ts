import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limits } from '@vinhdanh/kernel';
import { NestLogger, type Logger } from '@vinhdanh/platform';
import { API_PREFIX } from '../openapi/routes.js';
import { securityHeaders } from '../security/security-headers.js';
import { createStaticWeb, type StaticWeb } from '../web/static-web.js';
import { ApiProblem } from '../problems/api-problem.js';
import type { Adapters } from './adapters.js';
import { ApiModule } from './api.module.js';
import { isUploadRoute, TruncatedRequests } from './truncated-requests.js';

/** Time for a whole request, an upload of 50 MB over a slow line included. */
const REQUEST_TIMEOUT_MS = 300_000;
const PARAM_CHARS_MAX = 300;
const requestIdShape = /^[A-Za-z0-9._-]{8,64}$/;

/** A client's own request id is kept when it looks like one, so that its log and ours meet. */
const requestId = (given: unknown): string =>
  typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID();

interface HookParts {
  readonly https: boolean;
  readonly web: StaticWeb | null;
  readonly logger: Logger;
  readonly truncated: TruncatedRequests;
}

function setUpParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // A command without arguments may come with an empty body.
    if (body === '') done(null, undefined);
    else parseJson(request, body as string, done);
  });
  // Everything else is a stream that only the upload route reads.
  fastify.addContentTypeParser('*', (request, payload, done) => {
    if (isUploadRoute(request.routeOptions.url)) done(null, payload);
    else done(new ApiProblem('REQUEST.NOT_JSON'));
  });
}

function setUpHooks(fastify: FastifyInstance, parts: HookParts): void {
  const { https, web, logger, truncated } = parts;
  const headers = securityHeaders(https);
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    truncated.started(request);
    void reply.headers(headers).header('x-request-id', request.id);
    if (web === null || !web(request, reply)) done();
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    logger.debug('request', {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
}

/** The API as one Nest application on Fastify, not listening yet; `more` modules stand under the same guard. */
export async function createApp(
  adapters: Adapters,
  more: readonly Type[] = [],
): Promise<NestFastifyApplication> {
  const { settings, logger } = adapters;
  const truncated = new TruncatedRequests();
  const adapter = new FastifyAdapter({
    clientErrorHandler: truncated.failed,
    logger: false,
    bodyLimit: limits.requestBodyBytesMax,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    genReqId: (raw: IncomingMessage) => requestId(raw.headers['x-request-id']),
    // Behind a TLS proxy on a private address the person's own address is in X-Forwarded-For.
    trustProxy: settings.https ? ['loopback', 'uniquelocal'] : false,
    routerOptions: { maxParamLength: PARAM_CHARS_MAX },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  setUpParsers(fastify);
  const web = settings.webDist === null ? null : createStaticWeb(settings.webDist);
  setUpHooks(fastify, { https: settings.https, web, logger, truncated });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(adapters, more), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready', 'log/keys.txt', 'log/*path'] });
  await app.init();
  await fastify.ready();
  return app;
}

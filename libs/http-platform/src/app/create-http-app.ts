import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limits } from '@vinhdanh/kernel';
import type { HttpLogger } from '../http-logger.js';
import { ApiProblem } from '../problems/api-problem.js';
import { securityHeaders } from '../security/security-headers.js';

const PARAM_CHARS_MAX = 300;
const requestIdShape = /^[A-Za-z0-9._-]{8,64}$/;

/** A client's own request id is kept when it looks like one, so that its log and ours meet. */
const requestId = (given: unknown): string =>
  typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID();

export interface HttpAppParts {
  readonly module: DynamicModule;
  /** Before every address, and the addresses that stand beside it. */
  readonly prefix: string;
  readonly exclude: readonly string[];
  /** People reach the service over https. */
  readonly https: boolean;
  readonly logger: HttpLogger;
  readonly frameworkLogger: LoggerService;
  /** Time for a whole request. */
  readonly requestTimeoutMs: number;
  /** Answers a request before a route is looked for; true when it did. */
  readonly answersFirst?: (request: FastifyRequest, reply: FastifyReply) => boolean;
  /** Whether a route reads its body as a stream; every other one takes JSON alone. */
  readonly takesStream?: (route: string | undefined) => boolean;
  /** For what breaks below the framework, where only the socket is at hand. */
  readonly clientErrorHandler?: (error: NodeJS.ErrnoException, socket: Socket) => void;
}

function setUpParsers(fastify: FastifyInstance, takesStream: (route: string | undefined) => boolean): void {
  fastify.removeAllContentTypeParsers();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // A command without arguments may come with an empty body.
    if (body === '') done(null, undefined);
    else parseJson(request, body as string, done);
  });
  fastify.addContentTypeParser('*', (request, payload, done) => {
    if (takesStream(request.routeOptions.url)) done(null, payload);
    else done(new ApiProblem('REQUEST.NOT_JSON'));
  });
}

function setUpHooks(fastify: FastifyInstance, parts: HttpAppParts): void {
  const { https, logger, answersFirst } = parts;
  const headers = securityHeaders(https);
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    if (answersFirst === undefined || !answersFirst(request, reply)) done();
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

/** A service as one Nest application on Fastify, not listening yet: headers, request ids, JSON and nothing else. */
export async function createHttpApp(parts: HttpAppParts): Promise<NestFastifyApplication> {
  const { clientErrorHandler, takesStream = () => false } = parts;
  const adapter = new FastifyAdapter({
    ...(clientErrorHandler === undefined ? {} : { clientErrorHandler }),
    logger: false,
    bodyLimit: limits.requestBodyBytesMax,
    requestTimeout: parts.requestTimeoutMs,
    forceCloseConnections: 'idle',
    genReqId: (raw: IncomingMessage) => requestId(raw.headers['x-request-id']),
    // Behind a TLS proxy on a private address the person's own address is in X-Forwarded-For.
    trustProxy: parts.https ? ['loopback', 'uniquelocal'] : false,
    routerOptions: { maxParamLength: PARAM_CHARS_MAX },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  setUpParsers(fastify, takesStream);
  setUpHooks(fastify, parts);
  const app = await NestFactory.create<NestFastifyApplication>(parts.module, adapter, {
    bodyParser: false,
    logger: parts.frameworkLogger,
    abortOnError: false,
  });
  app.setGlobalPrefix(parts.prefix, { exclude: [...parts.exclude] });
  await app.init();
  await fastify.ready();
  return app;
}

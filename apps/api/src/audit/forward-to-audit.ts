import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredLanguage, renderProblem, type HttpLogger } from '@vinhdanh/http-platform';
import { problemCatalogue } from '../problems/catalogue.js';

/** What the browser asks of the audit service, on the one origin that it has. */
export const AUDIT_PREFIX = '/audit/v1/';
/** A long answer says every ten seconds that it lives: what is silent for so long is gone. */
const SILENT_MS = 60_000;
const RETRY_AFTER_SECONDS = 2;
/** Of one connection alone (RFC 9110 §7.6.1), and what the next hop says for itself. */
const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
]);

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name)));

export interface ForwardParts {
  /** Address of the audit service. */
  readonly url: string;
  readonly logger: HttpLogger;
  /** The audit service can write nothing: that a session is used is noted here. */
  readonly noteVisit: (cookies: string | undefined) => void;
}

/** Forwards a request to the audit service; false when it is not one for it. */
export type ForwardToAudit = (request: FastifyRequest, reply: FastifyReply) => boolean;

/**
 * Streams requests and answers, server-sent events too, without reading them: the audit service itself decides who
 * may ask. While it is away, the answer is a problem with a code of its own.
 */
export function createForwardToAudit({ url, logger, noteVisit }: ForwardParts): ForwardToAudit {
  const base = new URL(url);
  const { request: send, Agent } = base.protocol === 'https:' ? https : http;
  // A connection a request: one that is kept could be closed by the other side at the moment of its use.
  const agent = new Agent({ keepAlive: false });

  const away = (request: FastifyRequest, reply: FastifyReply, error: NodeJS.ErrnoException): void => {
    logger.warn('audit.away', { requestId: request.id, code: error.code ?? error.message });
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const language = preferredLanguage(request.headers['accept-language']);
    const body = renderProblem(problemCatalogue, 'AUDIT.AWAY', {}, language, request.id);
    reply.raw
      .writeHead(body.status, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'application/problem+json; charset=utf-8',
        'retry-after': String(RETRY_AFTER_SECONDS),
      })
      .end(JSON.stringify(body));
  };

  return (request, reply) => {
    if (!request.url.startsWith(AUDIT_PREFIX)) return false;
    noteVisit(request.headers.cookie);
    reply.hijack();
    const headers = {
      ...passedOn(request.headers),
      'x-request-id': request.id,
      'x-forwarded-for': request.ip,
    };
    const { method } = request;
    const upstream = send(new URL(request.url, base), { agent, method, headers, timeout: SILENT_MS });
    upstream.on('response', (answer: IncomingMessage) => {
      reply.raw.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      answer.on('error', (error) => away(request, reply, error));
      answer.pipe(reply.raw);
    });
    upstream.on('timeout', () => upstream.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
    upstream.on('error', (error) => away(request, reply, error));
    // Nobody listens any more: a long look ends with it.
    reply.raw.on('close', () => upstream.destroy());
    request.raw.pipe(upstream);
    return true;
  };
}

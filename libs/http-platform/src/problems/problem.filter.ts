import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { classifyError } from './classify-error.js';
import type { HttpLogger } from '../http-logger.js';
import type { ProblemCatalogue } from './problem-entry.js';
import { preferredLanguage, renderProblem } from './render-problem.js';

/** The one place where something thrown becomes an answer. A stack never leaves the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: HttpLogger,
    private readonly catalogue: ProblemCatalogue,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = classifyError(error);
    const code = problem?.code ?? 'DEFECT';
    const body = renderProblem(
      this.catalogue,
      code,
      problem?.extras ?? {},
      preferredLanguage(request.headers['accept-language']),
      request.id,
    );
    if (problem === null) {
      this.logger.error('defect', {
        requestId: request.id,
        route: request.routeOptions?.url,
        error: describe(error),
      });
    } else if (body.status >= 500) {
      this.logger.warn('unavailable', { requestId: request.id, code, route: request.routeOptions?.url });
    }
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    // What was not read to its end would be waited for: the connection closes with the answer.
    if (!request.raw.complete) void reply.header('connection', 'close');
    if (problem?.extras.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(problem.extras.retryAfterSeconds));
    }
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(body);
  }
}

const describe = (error: unknown): { name: string; message: string; stack?: string | undefined } =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { name: 'unknown', message: String(error) };

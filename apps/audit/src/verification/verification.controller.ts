import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  classifyError,
  OnlyRole,
  preferredLanguage,
  renderProblem,
  type HttpLogger,
} from '@vinhdanh/http-platform';
import type { CaseId } from '@vinhdanh/kernel';
import { AUDITOR, RecordedAccess } from '../access/recorded-access.js';
import { Reads } from '../access/reads.js';
import { Describe } from '../openapi/operation.js';
import { Turnstile } from '../packs/turnstile.js';
import { problemCatalogue } from '../problems/catalogue.js';
import { CaseFiles } from '../record/case-files.js';
import { tokens } from '../tokens.js';
import { openEventStream } from './event-stream.js';
import { Verifier } from './verifier.js';

/** A verification of everything reads everything: one at a time, and some of single cases. */
const WHOLE_AT_ONCE_MAX = 1;
const CASES_AT_ONCE_MAX = 4;

class NobodyListens extends Error {}

/** Verification with its progress, as server-sent events: `progress` … then `report`, or `problem`. */
@Controller()
@OnlyRole(AUDITOR)
export class VerificationController {
  readonly #whole = new Turnstile(WHOLE_AT_ONCE_MAX);
  readonly #single = new Turnstile(CASES_AT_ONCE_MAX);

  constructor(
    @Inject(Verifier) private readonly verifier: Verifier,
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
    @Inject(tokens.logger) private readonly logger: HttpLogger,
  ) {}

  @Get('cases/:caseId/verification')
  @Reads('verification')
  @Describe({
    id: 'verifyCase',
    tag: 'verification',
    summary:
      'Verifies one case; server-sent events: `progress` lines, then `report` (AuditReport) or `problem`',
    status: 200,
    answer: { mediaType: 'text/event-stream' },
    problems: ['CASE.NOT_FOUND', 'ACCESS.NOT_RECORDED', 'SERVICE.BUSY'],
  })
  async one(
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.cases.find(caseId);
    await this.#verify(found, this.#single, request, reply);
  }

  @Get('verification')
  @Reads('verification')
  @Describe({
    id: 'verifyRecord',
    tag: 'verification',
    summary: 'Verifies the whole record of the tenant; server-sent events as for one case',
    status: 200,
    answer: { mediaType: 'text/event-stream' },
    problems: ['ACCESS.NOT_RECORDED', 'SERVICE.BUSY'],
  })
  async all(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#verify(null, this.#whole, request, reply);
  }

  async #verify(
    caseId: CaseId | null,
    turnstile: Turnstile,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const leave = turnstile.enter();
    try {
      await this.access.record(request, caseId === null ? [] : [caseId]);
      const stream = openEventStream(reply);
      try {
        const report = await this.verifier.verify(caseId, (progress) => {
          if (stream.closed) throw new NobodyListens();
          stream.sendSometimes('progress', progress);
        });
        stream.send('report', report);
      } catch (error) {
        if (!(error instanceof NobodyListens)) stream.send('problem', this.#problem(error, request));
      }
      stream.end();
    } finally {
      leave();
    }
  }

  /** What would have been the answer, had the stream not begun. */
  #problem(error: unknown, request: FastifyRequest): object {
    const problem = classifyError(error);
    if (problem === null)
      this.logger.error('defect', {
        requestId: request.id,
        error: error instanceof Error ? { name: error.name, stack: error.stack } : String(error),
      });
    const language = preferredLanguage(request.headers['accept-language']);
    return renderProblem(
      problemCatalogue,
      problem?.code ?? 'DEFECT',
      problem?.extras ?? {},
      language,
      request.id,
    );
  }
}

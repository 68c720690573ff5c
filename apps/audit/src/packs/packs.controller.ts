import { pipeline } from 'node:stream/promises';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditPackRequestSchema, type AuditPackRequest } from '@vinhdanh/contracts/audit';
import { OnlyRole, type HttpLogger } from '@vinhdanh/http-platform';
import type { CaseId } from '@vinhdanh/kernel';
import { AUDITOR, RecordedAccess } from '../access/recorded-access.js';
import { Reads } from '../access/reads.js';
import { Describe } from '../openapi/operation.js';
import { CaseFiles } from '../record/case-files.js';
import type { Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import { PackWriter } from './pack-writer.js';
import { Turnstile } from './turnstile.js';

const PACKS_AT_ONCE_MAX = 2;

/** Evidence packs: whole cases with their proofs, for whoever trusts neither us nor our database. */
@Controller('packs')
@OnlyRole(AUDITOR)
export class PacksController {
  readonly #turnstile = new Turnstile(PACKS_AT_ONCE_MAX);

  constructor(
    @Inject(PackWriter) private readonly packs: PackWriter,
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
    @Inject(tokens.clock) private readonly clock: Clock,
    @Inject(tokens.logger) private readonly logger: HttpLogger,
  ) {}

  @Post()
  @HttpCode(200)
  @Reads('export')
  @Describe({
    id: 'makePack',
    tag: 'evidence',
    summary:
      'One zip of the chosen cases: events, commands, bundles, documents, heads, proofs, summary, verifier',
    status: 200,
    body: auditPackRequestSchema,
    answer: { mediaType: 'application/zip' },
    problems: [
      'CASE.NOT_FOUND',
      'ACCESS.NOT_RECORDED',
      'SERVICE.BUSY',
      'EVIDENCE.NOTHING_SEALED',
      'EVIDENCE.CASE_NOT_SEALED',
      'EVIDENCE.EVENTS_WAITING',
      'EVIDENCE.TOO_MANY_EVENTS',
      'EVIDENCE.HEAD_UNREADABLE',
    ],
  })
  async make(
    @Body({ schema: auditPackRequestSchema }) body: AuditPackRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const leave = this.#turnstile.enter();
    try {
      const caseIds: CaseId[] = [];
      for (const caseId of new Set(body.caseIds)) caseIds.push(await this.cases.find(caseId));
      await this.access.record(request, caseIds, { cases: caseIds.length });
      const pack = await this.packs.write(caseIds, this.clock());
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${pack.name}"`,
        'cache-control': 'no-store',
        'x-evidence-events': String(pack.events),
        'x-evidence-unwitnessed': String(pack.unwitnessed),
        'x-evidence-missing': String(pack.missing.length),
      });
      await this.#send(pack.archive, request, reply);
    } finally {
      leave();
    }
  }

  /** A pack that breaks off is no zip: the connection is cut, so that nobody takes it for whole. */
  async #send(archive: NodeJS.ReadableStream, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      await pipeline(archive, reply.raw);
    } catch (error) {
      const code = (error as { code?: string }).code ?? (error as Error).message;
      this.logger.warn('pack.broken-off', { requestId: request.id, code });
      reply.raw.destroy();
    }
  }
}

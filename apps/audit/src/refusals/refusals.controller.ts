import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  auditPageQuerySchema,
  auditRefusalsPageSchema,
  type AuditPageQuery,
  type AuditRefusalsPage,
} from '@vinhdanh/contracts/audit';
import { OnlyRole } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { AUDITOR, RecordedAccess } from '../access/recorded-access.js';
import { Reads } from '../access/reads.js';
import { Describe } from '../openapi/operation.js';
import { beforeNumber, cursorBefore } from '../paging.js';
import { CaseFiles } from '../record/case-files.js';
import { namesFor } from '../record/names.js';
import { RefusalReader } from './refusal-reader.js';
import { refusalView } from './refusal-view.js';

/** What was tried on a case and refused; it stands beside the case and never in it. */
@Controller('cases/:caseId')
@OnlyRole(AUDITOR)
export class RefusalsController {
  constructor(
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(RefusalReader) private readonly refusals: RefusalReader,
  ) {}

  @Get('refusals')
  @Reads('case')
  @Describe({
    id: 'listRefusals',
    tag: 'replay',
    summary: 'What was tried on a case and refused: who, what, which rule; newest first',
    status: 200,
    query: auditPageQuerySchema,
    answer: auditRefusalsPageSchema,
    problems: ['CASE.NOT_FOUND', 'ACCESS.NOT_RECORDED', 'CURSOR.BROKEN'],
  })
  async refused(
    @Param('caseId') caseId: string,
    @Query({ schema: auditPageQuerySchema }) { cursor, limit }: AuditPageQuery,
    @Req() request: FastifyRequest,
  ): Promise<AuditRefusalsPage> {
    const before = beforeNumber(cursor);
    const found = await this.cases.find(caseId);
    await this.access.record(request, [found]);
    const rows = await this.refusals.page(found, before, limit + 1);
    const shown = rows.slice(0, limit);
    const names = await namesFor(
      this.names,
      shown.map(({ actor }) => actor),
    );
    const last = shown.at(-1);
    return {
      items: shown.map((row) => refusalView(row, names)),
      nextCursor: rows.length > limit && last !== undefined ? cursorBefore(last.position) : null,
    };
  }
}

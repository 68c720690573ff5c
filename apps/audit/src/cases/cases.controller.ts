import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import {
  auditCasesPageSchema,
  auditCasesQuerySchema,
  auditCaseViewSchema,
  type AuditCasesPage,
  type AuditCasesQuery,
  type AuditCaseView,
} from '@vinhdanh/contracts/audit';
import { OnlyRole } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { searchCases } from '@vinhdanh/projections-postgres';
import { AUDITOR, RecordedAccess } from '../access/recorded-access.js';
import { RecordedCases } from '../access/recorded-cases.js';
import { Reads } from '../access/reads.js';
import { Describe } from '../openapi/operation.js';
import { pageOf } from '../paging.js';
import { recordProblems } from '../problems/record-problems.js';
import { CaseFiles } from '../record/case-files.js';
import { namesFor, peopleOf } from '../record/names.js';
import type { AuditSettings } from '../settings.js';
import { tokens } from '../tokens.js';
import { buildCase } from './build-case.js';

@Controller('cases')
@OnlyRole(AUDITOR)
export class CasesController {
  constructor(
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(RecordedCases) private readonly opened: RecordedCases,
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(tokens.settings) private readonly settings: AuditSettings,
  ) {}

  @Get()
  @Reads('search')
  @Describe({
    id: 'findCases',
    tag: 'cases',
    summary: 'Cases of the tenant, newest first; by number, nominee or unit without regard to accents',
    status: 200,
    query: auditCasesQuerySchema,
    answer: auditCasesPageSchema,
    problems: ['ACCESS.NOT_RECORDED', 'CURSOR.BROKEN'],
  })
  async find(
    @Query({ schema: auditCasesQuerySchema }) query: AuditCasesQuery,
    @Req() request: FastifyRequest,
  ): Promise<AuditCasesPage> {
    const { tenant } = this.settings;
    const { q = null, status = null, awardKind = null, limit, cursor = null } = query;
    const page = pageOf(await searchCases(this.pool, { tenant, q, status, awardKind, limit, cursor }));
    // What was searched for may be a name, which nobody could take back from the log: the cases shown say enough.
    const cases = page.items.map(({ caseId }) => caseId);
    await this.access.record(request, [], { status, awardKind, words: q !== null && q !== '', cases });
    const names = await namesFor(this.names, []);
    return {
      items: page.items.map((row) => ({
        caseId: row.caseId,
        caseNumber: row.caseNumber,
        nomineeName: row.nomineeName,
        unitName: row.unitName,
        awardKind: row.awardKind,
        awardNameVi: names.award(row.awardKind)?.vi ?? row.awardKind,
        awardNameEn: names.award(row.awardKind)?.en ?? row.awardKind,
        status: row.status,
        result: row.result,
        level: row.level,
        startedAt: row.startedAt,
      })),
      nextCursor: page.nextCursor,
    };
  }

  @Get(':caseId')
  @Reads('personal')
  @Describe({
    id: 'readCase',
    tag: 'cases',
    summary: 'The head of a case, out of its events: number, nominee, path, how many events are sealed',
    status: 200,
    answer: auditCaseViewSchema,
    problems: recordProblems,
  })
  async read(@Param('caseId') caseId: string, @Req() request: FastifyRequest): Promise<AuditCaseView> {
    const file = await this.opened.open(request, caseId);
    const [names, numbers] = await Promise.all([
      namesFor(this.names, peopleOf(file)),
      this.cases.numbers(file),
    ]);
    return buildCase(file, names, numbers);
  }
}

import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  auditCasesPageSchema,
  auditCasesQuerySchema,
  auditCaseViewSchema,
  type AuditCasesPage,
  type AuditCasesQuery,
  type AuditCaseView,
} from '@vinhdanh/contracts/audit';
import { ApiProblem, OnlyRole } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { AUDITOR, RecordedAccess } from '../access/recorded-access.js';
import { Reads } from '../access/reads.js';
import { Describe } from '../openapi/operation.js';
import { decodeCursor, encodeCursor } from '../paging.js';
import { recordProblems } from '../problems/record-problems.js';
import { CaseFiles } from '../record/case-files.js';
import { namesFor, peopleOf } from '../record/names.js';
import { buildCase } from './build-case.js';
import { CaseList } from './case-list.js';

/** @throws ApiProblem `CURSOR.BROKEN` */
function placeOf(cursor: string | undefined): { readonly startedAt: string; readonly caseId: string } | null {
  if (cursor === undefined) return null;
  const [startedAt, caseId] = decodeCursor(cursor, 2);
  if (typeof startedAt !== 'string' || typeof caseId !== 'string' || Number.isNaN(Date.parse(startedAt)))
    throw new ApiProblem('CURSOR.BROKEN');
  return { startedAt, caseId };
}

@Controller('cases')
@OnlyRole(AUDITOR)
export class CasesController {
  constructor(
    @Inject(CaseList) private readonly list: CaseList,
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
    @Inject(NameBook) private readonly names: NameBook,
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
    const { q = null, status = null, awardKind = null, limit } = query;
    const before = placeOf(query.cursor);
    const rows = await this.list.page({ q, status, awardKind, before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    // What was searched for may be a name, which nobody could take back from the log: the cases shown say enough.
    const cases = shown.map(({ caseId }) => caseId);
    await this.access.record(request, [], { status, awardKind, words: q !== null && q !== '', cases });
    const names = await namesFor(this.names, []);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => ({
        ...row,
        awardNameVi: names.published(row.awardKind)?.nameVi ?? row.awardKind,
        awardNameEn: names.published(row.awardKind)?.nameEn ?? row.awardKind,
      })),
      nextCursor:
        rows.length > limit && last !== undefined ? encodeCursor([last.startedAt, last.caseId]) : null,
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
    const found = await this.cases.find(caseId);
    await this.access.record(request, [found]);
    const file = await this.cases.open(found);
    const [names, numbers] = await Promise.all([
      namesFor(this.names, peopleOf(file)),
      this.cases.numbers(file),
    ]);
    return buildCase(file, names, numbers);
  }
}

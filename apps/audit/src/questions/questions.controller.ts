import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import {
  auditOfficesSchema,
  awardsThenQuerySchema,
  awardsThenSchema,
  inboxThenQuerySchema,
  inboxThenSchema,
  type AuditOffices,
  type AwardsThen,
  type AwardsThenQuery,
  type InboxThen,
  type InboxThenQuery,
} from '@vinhdanh/contracts/audit';
import { ApiProblem, OnlyRole } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import type { Instant, OrgId } from '@vinhdanh/kernel';
import { roleWords } from '@vinhdanh/projections';
import { awardsAt, inboxAt } from '@vinhdanh/projections-postgres';
import { AUDITOR, RecordedAccess } from '../access/recorded-access.js';
import { Reads } from '../access/reads.js';
import { Describe } from '../openapi/operation.js';
import { pageOf } from '../paging.js';
import { namesFor } from '../record/names.js';
import type { AuditSettings, Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import { readOffices } from './offices.js';

/** Questions at a past date, answered out of the history that follows the sealed log. */
@Controller('questions')
@OnlyRole(AUDITOR)
export class QuestionsController {
  constructor(
    @Inject(tokens.pool) private readonly pool: Pool,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(tokens.settings) private readonly settings: AuditSettings,
    @Inject(tokens.clock) private readonly clock: Clock,
  ) {}

  @Get('inbox')
  @Reads('question')
  @Describe({
    id: 'readInboxThen',
    tag: 'questions',
    summary: 'What lay in the inbox of an office at a past moment, oldest first',
    status: 200,
    query: inboxThenQuerySchema,
    answer: inboxThenSchema,
    problems: ['ACCESS.NOT_RECORDED', 'CURSOR.BROKEN', 'MOMENT.IN_FUTURE', 'ORG.UNKNOWN'],
  })
  async inbox(
    @Query({ schema: inboxThenQuerySchema }) query: InboxThenQuery,
    @Req() request: FastifyRequest,
  ): Promise<InboxThen> {
    const { org, role, limit, cursor = null } = query;
    const at = this.#past(query.at);
    const { tenant } = this.settings;
    if (!(await this.names.organisations()).has(org))
      throw new ApiProblem('ORG.UNKNOWN', { details: { org } });
    await this.access.record(request, [], { org, role, at });
    const page = pageOf(await inboxAt(this.pool, { tenant, org: org as OrgId, role, at, limit, cursor }));
    const names = await namesFor(
      this.names,
      page.items.flatMap(({ takenBy }) => takenBy ?? []),
    );
    return {
      at,
      sealedUpTo: page.sealedUpTo,
      items: page.items.map((line) => ({
        caseId: line.caseId,
        caseNumber: line.caseNumber,
        nomineeName: line.nomineeName,
        stepId: line.stepId,
        stepName: line.stepName,
        since: line.since,
        dueAt: line.dueAt,
        takenBy: line.takenBy === null ? null : names.ref(line.takenBy),
      })),
      nextCursor: page.nextCursor,
    };
  }

  @Get('awards')
  @Reads('question')
  @Describe({
    id: 'readAwardsThen',
    tag: 'questions',
    summary: 'How many awards of each kind stood at a past moment',
    status: 200,
    query: awardsThenQuerySchema,
    answer: awardsThenSchema,
    problems: ['ACCESS.NOT_RECORDED', 'MOMENT.IN_FUTURE'],
  })
  async awards(
    @Query({ schema: awardsThenQuerySchema }) query: AwardsThenQuery,
    @Req() request: FastifyRequest,
  ): Promise<AwardsThen> {
    const at = this.#past(query.at);
    await this.access.record(request, [], { at });
    const { kinds, sealedUpTo } = await awardsAt(this.pool, this.settings.tenant, at);
    const names = await namesFor(this.names, []);
    return {
      at,
      sealedUpTo,
      kinds: kinds.map(({ awardKind, count }) => ({
        awardKind,
        nameVi: names.award(awardKind)?.vi ?? awardKind,
        nameEn: names.award(awardKind)?.en ?? awardKind,
        count,
      })),
    };
  }

  @Get('offices')
  @Reads('question')
  @Describe({
    id: 'listOffices',
    tag: 'questions',
    summary: 'The offices and roles whose inboxes can be asked about, also those that nobody holds any more',
    status: 200,
    answer: auditOfficesSchema,
    problems: ['ACCESS.NOT_RECORDED'],
  })
  async offices(@Req() request: FastifyRequest): Promise<AuditOffices> {
    await this.access.record(request, []);
    const offices = await readOffices(this.pool, this.settings.tenant);
    const names = await namesFor(this.names, []);
    return {
      items: offices.map(({ org, role }) => {
        const at = names.org(org) ?? { vi: org, en: org };
        const as = roleWords(role);
        return { org, orgNameVi: at.vi, orgNameEn: at.en, role, roleVi: as.vi, roleEn: as.en };
      }),
    };
  }

  /** @throws ApiProblem `MOMENT.IN_FUTURE` */
  #past(at: string): Instant {
    const now = this.clock();
    if (at > now) throw new ApiProblem('MOMENT.IN_FUTURE', { details: { now } });
    return at;
  }
}

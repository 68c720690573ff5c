import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  auditDiagramSchema,
  auditDifferenceQuerySchema,
  auditDifferenceSchema,
  auditEventsPageSchema,
  auditEventsQuerySchema,
  auditMarksPageSchema,
  auditMomentQuerySchema,
  auditStateSchema,
  type AuditDiagram,
  type AuditDifference,
  type AuditDifferenceQuery,
  type AuditEventsPage,
  type AuditEventsQuery,
  type AuditMarksPage,
  type AuditMomentQuery,
  type AuditState,
} from '@vinhdanh/contracts/audit';
import { OnlyRole } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { AUDITOR } from '../access/recorded-access.js';
import { RecordedCases } from '../access/recorded-cases.js';
import { Reads } from '../access/reads.js';
import { buildEvents } from '../events/build-events.js';
import { Describe } from '../openapi/operation.js';
import { recordProblems } from '../problems/record-problems.js';
import { CaseFiles } from '../record/case-files.js';
import { standingAt, type AskedMoment } from '../record/moment.js';
import { namesFor, peopleOf } from '../record/names.js';
import type { Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import { buildDiagram } from './build-diagram.js';
import { buildDifference } from './build-difference.js';
import { buildMarks } from './build-marks.js';
import { buildState } from './build-state.js';

const momentProblems = [
  ...recordProblems,
  'MOMENT.NO_EVENT',
  'MOMENT.BEFORE_START',
  'MOMENT.AFTER_END',
  'MOMENT.IN_FUTURE',
] as const;

/** What is noted of a moment that was asked for. */
const noted = ({ version, at }: AskedMoment) => ({ version: version ?? null, at: at ?? null });

/** A case at any moment of its life. */
@Controller('cases/:caseId')
@OnlyRole(AUDITOR)
export class ReplayController {
  constructor(
    @Inject(RecordedCases) private readonly opened: RecordedCases,
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(tokens.clock) private readonly clock: Clock,
  ) {}

  @Get('events')
  @Reads('personal')
  @Describe({
    id: 'listEvents',
    tag: 'replay',
    summary: 'The events of a case, oldest first, each in a sentence with its place in the sealed log',
    status: 200,
    query: auditEventsQuerySchema,
    answer: auditEventsPageSchema,
    problems: recordProblems,
  })
  async events(
    @Param('caseId') caseId: string,
    @Query({ schema: auditEventsQuerySchema }) query: AuditEventsQuery,
    @Req() request: FastifyRequest,
  ): Promise<AuditEventsPage> {
    const file = await this.opened.open(request, caseId, { after: query.after });
    const [names, numbers] = await Promise.all([
      namesFor(this.names, peopleOf(file)),
      this.cases.numbers(file),
    ]);
    return buildEvents(file, query, names, numbers);
  }

  @Get('state')
  @Reads('personal')
  @Describe({
    id: 'readState',
    tag: 'replay',
    summary: 'A case as it stood after an event or at a time; without either, as it stands now',
    status: 200,
    query: auditMomentQuerySchema,
    answer: auditStateSchema,
    problems: momentProblems,
  })
  async state(
    @Param('caseId') caseId: string,
    @Query({ schema: auditMomentQuerySchema }) query: AuditMomentQuery,
    @Req() request: FastifyRequest,
  ): Promise<AuditState> {
    const file = await this.opened.open(request, caseId, noted(query));
    const names = await namesFor(this.names, peopleOf(file));
    return buildState(file, standingAt(file, query, this.clock()), names);
  }

  @Get('difference')
  @Reads('personal')
  @Describe({
    id: 'readDifference',
    tag: 'replay',
    summary: 'What two moments of a case differ in, field by field; each is a version or a time',
    status: 200,
    query: auditDifferenceQuerySchema,
    answer: auditDifferenceSchema,
    problems: momentProblems,
  })
  async difference(
    @Param('caseId') caseId: string,
    @Query({ schema: auditDifferenceQuerySchema }) query: AuditDifferenceQuery,
    @Req() request: FastifyRequest,
  ): Promise<AuditDifference> {
    const to = query.to ?? {};
    const file = await this.opened.open(request, caseId, { from: noted(query.from), to: noted(to) });
    const names = await namesFor(this.names, peopleOf(file));
    const now = this.clock();
    return buildDifference(file, standingAt(file, query.from, now), standingAt(file, to, now), names);
  }

  @Get('diagram')
  @Reads('case')
  @Describe({
    id: 'readDiagram',
    tag: 'replay',
    summary: 'The path that decided the case, as its own bundle draws it, with the processes that it calls',
    status: 200,
    answer: auditDiagramSchema,
    problems: recordProblems,
  })
  async diagram(@Param('caseId') caseId: string, @Req() request: FastifyRequest): Promise<AuditDiagram> {
    return buildDiagram(await this.opened.open(request, caseId));
  }

  @Get('marks')
  @Reads('case')
  @Describe({
    id: 'listMarks',
    tag: 'replay',
    summary: 'Where a case stood on its drawings after each of a page of events; nothing personal',
    status: 200,
    query: auditEventsQuerySchema,
    answer: auditMarksPageSchema,
    problems: recordProblems,
  })
  async marks(
    @Param('caseId') caseId: string,
    @Query({ schema: auditEventsQuerySchema }) query: AuditEventsQuery,
    @Req() request: FastifyRequest,
  ): Promise<AuditMarksPage> {
    return buildMarks(await this.opened.open(request, caseId, { after: query.after }), query);
  }
}

import { Controller, Get, HttpCode, Inject, Param, ParseIntPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { sentenceOf, type Vault } from '@vinhdanh/commands';
import {
  auditRedecisionSchema,
  auditWhySchema,
  type AuditRedecision,
  type AuditWhy,
} from '@vinhdanh/contracts/audit';
import { ApiProblem, OnlyRole } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { redecide } from '@vinhdanh/replay';
import { evaluatorOf } from '@vinhdanh/rules';
import { AUDITOR } from '../access/recorded-access.js';
import { RecordedCases } from '../access/recorded-cases.js';
import { Reads } from '../access/reads.js';
import { Describe } from '../openapi/operation.js';
import { recordProblems } from '../problems/record-problems.js';
import { CaseFiles } from '../record/case-files.js';
import { namesFor, peopleOf } from '../record/names.js';
import { commandOf } from '../record/recorded-command.js';
import { RefusalReader } from '../refusals/refusal-reader.js';
import { tokens } from '../tokens.js';
import { buildWhy } from './build-why.js';

const REFUSED_SHOWN_MAX = 20;
const whyProblems = [
  ...recordProblems,
  'MOMENT.NO_EVENT',
  'RECORD.COMMAND_MISSING',
  'RECORD.COMMAND_ALTERED',
] as const;

/** A version is a whole number; anything else names no event. */
const versionPipe = new ParseIntPipe({ exceptionFactory: () => new ApiProblem('MOMENT.NO_EVENT') });

/** Why something happened: who, by what authority, on what they saw, by which rule; and what was refused. */
@Controller('cases/:caseId')
@OnlyRole(AUDITOR)
export class WhyController {
  constructor(
    @Inject(RecordedCases) private readonly opened: RecordedCases,
    @Inject(CaseFiles) private readonly cases: CaseFiles,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(RefusalReader) private readonly refusals: RefusalReader,
    @Inject(tokens.vault) private readonly vault: Vault,
  ) {}

  @Get('events/:version/why')
  @Reads('personal')
  @Describe({
    id: 'readWhy',
    tag: 'replay',
    summary: 'Why an event happened: command, actor, authority, what was seen, bundle, conditions',
    status: 200,
    answer: auditWhySchema,
    problems: whyProblems,
  })
  async why(
    @Param('caseId') caseId: string,
    @Param('version', versionPipe) version: number,
    @Req() request: FastifyRequest,
  ): Promise<AuditWhy> {
    const file = await this.opened.open(request, caseId, { version });
    const { command, hash } = commandOf(file, version, this.vault);
    const first = file.records.findIndex((record) => record.commandHash === hash);
    const before = file.records[first - 1]?.at ?? null;
    const refused = await this.refusals.between(file.caseId, before, command.at, REFUSED_SHOWN_MAX);
    const names = await namesFor(this.names, [...peopleOf(file), ...refused.map(({ actor }) => actor)]);
    const model = await this.cases.bundle(command.bundle);
    return buildWhy(file, { version, command, commandHash: hash, model, refused }, names);
  }

  @Post('events/:version/redecision')
  @HttpCode(200)
  @Reads('personal')
  @Describe({
    id: 'redecide',
    tag: 'replay',
    summary:
      'Decides the command of an event once more, under the bundle of then, and compares; writes nothing',
    status: 200,
    answer: auditRedecisionSchema,
    problems: whyProblems,
  })
  async redecision(
    @Param('caseId') caseId: string,
    @Param('version', versionPipe) version: number,
    @Req() request: FastifyRequest,
  ): Promise<AuditRedecision> {
    const file = await this.opened.open(request, caseId, { version });
    const { command, hash } = commandOf(file, version, this.vault);
    const own = file.records.filter((record) => record.commandHash === hash);
    const before = file.timeline.before(own[0]?.version ?? version, file.caseId);
    const parts = {
      model: await this.cases.bundle(command.bundle),
      evaluators: evaluatorOf,
      open: file.open,
    };
    const outcome = redecide(parts, command, before, own);
    switch (outcome.kind) {
      case 'refused': {
        const sentence = sentenceOf(outcome.code) ?? { vi: outcome.code, en: outcome.code };
        return { kind: 'refused', code: outcome.code, sentenceVi: sentence.vi, sentenceEn: sentence.en };
      }
      case 'different':
        return {
          kind: 'different',
          differences: outcome.differences.map(({ path, before: was, after }) => ({
            path: [...path],
            before: was ?? null,
            after: after ?? null,
          })),
        };
      default:
        return { kind: outcome.kind };
    }
  }
}

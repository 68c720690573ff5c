import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  commandAnswerSchema,
  decideStepSchema,
  returnStepSchema,
  supplementSchema,
  type CommandAnswer,
  type DecideStep,
  type ReturnStep,
  type SubmitSupplement,
} from '@vinhdanh/contracts';
import type { CaseCommand } from '@vinhdanh/awards';
import { type Identity, Me, SignedIn } from '@vinhdanh/http-platform';
import type { Json } from '@vinhdanh/kernel';
import { parseCaseIdParam } from '../cases/case-param.js';
import { idempotencyKey, seenRevisions } from '../commands/command-headers.js';
import { SubmitCommand } from '../commands/submit-command.js';
import { Describe, type Operation } from '../openapi/operation.js';
import type { ProblemCode } from '../problems/catalogue.js';

const closed: readonly ProblemCode[] = [
  'AUTH.NOT_ALLOWED',
  'STEP.UNKNOWN',
  'STEP.CLOSED',
  'STEP.TAKEN',
  'CASE.CONCLUDED',
];

const stepOperation = (operation: Pick<Operation, 'id' | 'summary' | 'body' | 'problems'>): Operation => ({
  tag: 'steps',
  status: 200,
  answer: commandAnswerSchema,
  command: true,
  ifMatch: true,
  ...operation,
  problems: [...closed, ...(operation.problems ?? [])],
});

/** What can be done with an open step. The id holds a `#`, which an address carries as `%23`. */
@Controller('cases/:caseId/steps/:stepId')
@SignedIn()
export class StepsController {
  constructor(@Inject(SubmitCommand) private readonly commands: SubmitCommand) {}

  @Post('take')
  @HttpCode(200)
  @Describe(stepOperation({ id: 'takeStep', summary: 'Take a step, so that others see who works on it' }))
  take(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Param('stepId') stepId: string,
  ): Promise<CommandAnswer> {
    return this.#submit(me, request, caseId, { type: 'TakeStep', stepId }, { stepId });
  }

  @Post('give-back')
  @HttpCode(200)
  @Describe(
    stepOperation({ id: 'giveBackStep', summary: 'Give a taken step back', problems: ['STEP.NOT_TAKEN'] }),
  )
  giveBack(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Param('stepId') stepId: string,
  ): Promise<CommandAnswer> {
    return this.#submit(me, request, caseId, { type: 'GiveBackStep', stepId }, { stepId });
  }

  @Post('decide')
  @HttpCode(200)
  @Describe(
    stepOperation({
      id: 'decideStep',
      summary: 'Decide a step with one of its outcomes; a council states the counts of its ballot',
      body: decideStepSchema,
      problems: [
        'STEP.RETURNED',
        'SEPARATION.OF_DUTIES',
        'OUTCOME.UNKNOWN',
        'NOTE.REQUIRED',
        'BALLOT.NOT_EXPECTED',
        'BALLOT.REQUIRED',
        'BALLOT.COUNTS',
        'BALLOT.OUTCOME_MISMATCH',
      ],
    }),
  )
  decide(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Param('stepId') stepId: string,
    @Body({ schema: decideStepSchema }) body: DecideStep,
  ): Promise<CommandAnswer> {
    const { outcome, ballot = null, note = null } = body;
    return this.#submit(
      me,
      request,
      caseId,
      { type: 'DecideStep', stepId, outcome, ballot, note: note === '' ? null : note },
      { stepId, ...asked(body) },
    );
  }

  @Post('return')
  @HttpCode(200)
  @Describe(
    stepOperation({
      id: 'returnStep',
      summary: 'Return the dossier for supplement, with a reason per field; the clock stops',
      body: returnStepSchema,
      problems: ['STEP.RETURNED', 'RETURN.NOT_ALLOWED', 'RETURN.EXHAUSTED', 'RETURN.FIELD_UNKNOWN'],
    }),
  )
  return(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Param('stepId') stepId: string,
    @Body({ schema: returnStepSchema }) body: ReturnStep,
  ): Promise<CommandAnswer> {
    return this.#submit(
      me,
      request,
      caseId,
      { type: 'ReturnStep', stepId, reasons: body.reasons },
      { stepId, ...asked(body) },
    );
  }

  @Post('supplement')
  @HttpCode(200)
  @Describe(
    stepOperation({
      id: 'submitSupplement',
      summary: 'Supplement a returned dossier and resubmit; the clock goes on',
      body: supplementSchema,
      problems: ['STEP.NOT_RETURNED', 'SUPPLEMENT.EMPTY', 'FACTS.PERIOD', 'VARIABLES.TOO_LARGE'],
    }),
  )
  supplement(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Param('stepId') stepId: string,
    @Body({ schema: supplementSchema }) body: SubmitSupplement,
  ): Promise<CommandAnswer> {
    const { facts, personal, note = null } = body;
    return this.#submit(
      me,
      request,
      caseId,
      { type: 'SubmitSupplement', stepId, facts, personal, note: note === '' ? null : note },
      { stepId, ...asked(body) },
    );
  }

  #submit(
    me: Identity,
    request: FastifyRequest,
    caseId: string,
    command: CaseCommand,
    what: Json,
  ): Promise<CommandAnswer> {
    const commandId = idempotencyKey(request.headers);
    const seen = seenRevisions(request.headers);
    return this.commands.submit({
      me,
      caseId: parseCaseIdParam(caseId),
      commandId,
      command,
      seen,
      asked: what,
    });
  }
}

/** A parsed body as JSON: absent optional fields are no part of what was asked. */
const asked = (body: object): { readonly [key: string]: Json } =>
  JSON.parse(JSON.stringify(body)) as { [key: string]: Json };

import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { NameBook } from '@vinhdanh/journal-postgres';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  caseViewSchema,
  commandAnswerSchema,
  commentSchema,
  diagramSchema,
  historyPageSchema,
  messageSchema,
  type AddComment,
  type CaseView,
  type CommandAnswer,
  type Diagram,
  type HistoryPage,
  type SendMessage,
} from '@vinhdanh/contracts';
import { actorOf, type Identity, Me, preferredLanguage, SignedIn } from '@vinhdanh/http-platform';
import { limits } from '@vinhdanh/kernel';
import { idempotencyKey } from '../commands/command-headers.js';
import { derivedId, SubmitCommand } from '../commands/submit-command.js';
import { Describe } from '../openapi/operation.js';
import type { ApiSettings, Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import { buildCaseView, peopleIn } from './build-case-view.js';
import { buildDiagram } from './build-diagram.js';
import { buildHistory, type HistoryQuery } from './build-history.js';
import { parseCaseIdParam } from './case-param.js';
import { CaseReader } from './case-reader.js';

const HISTORY_PAGE_DEFAULT = 50;
const historyQuerySchema = z.object({
  /** Events with a lower version only: the next page. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).default(HISTORY_PAGE_DEFAULT),
});

@Controller('cases/:caseId')
@SignedIn()
export class CasesController {
  constructor(
    @Inject(CaseReader) private readonly cases: CaseReader,
    @Inject(SubmitCommand) private readonly commands: SubmitCommand,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
    @Inject(tokens.clock) private readonly clock: Clock,
  ) {}

  @Get()
  @Describe({
    id: 'readCase',
    tag: 'cases',
    summary: 'A case: facts, open steps, and what I may do (and for what not, why)',
    status: 200,
    answer: caseViewSchema,
  })
  async read(
    @Me() me: Identity,
    @Param('caseId') caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const { model, state } = await this.cases.read(caseId, me);
    const [people, organisations, awards] = await Promise.all([
      this.names.people(peopleIn(state)),
      this.names.organisations(),
      this.names.awards(),
    ]);
    void reply.header('etag', `"${state.version}"`).header('cache-control', 'no-store');
    return buildCaseView(model, state, actorOf(me), { people, organisations, awards }, this.clock());
  }

  @Get('history')
  @Describe({
    id: 'readHistory',
    tag: 'cases',
    summary: 'What happened, newest first, in words',
    status: 200,
    query: historyQuerySchema,
    answer: historyPageSchema,
  })
  async history(
    @Me() me: Identity,
    @Param('caseId') caseId: string,
    @Query({ schema: historyQuerySchema }) query: HistoryQuery,
  ): Promise<HistoryPage> {
    return buildHistory(await this.cases.readWithRecord(caseId, me), query, this.names);
  }

  @Get('diagram')
  @Describe({
    id: 'readDiagram',
    tag: 'cases',
    summary: 'The path as drawn, with the places of the case on it',
    status: 200,
    answer: diagramSchema,
  })
  async diagram(
    @Me() me: Identity,
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
  ): Promise<Diagram> {
    const { model, state } = await this.cases.read(caseId, me);
    return buildDiagram(model, state, this.clock(), preferredLanguage(request.headers['accept-language']));
  }

  @Post('messages')
  @HttpCode(200)
  @Describe({
    id: 'sendMessage',
    tag: 'cases',
    summary: 'Send a message that the path waits for: withdraw, conferral-recorded',
    status: 200,
    body: messageSchema,
    answer: commandAnswerSchema,
    command: true,
    problems: ['MESSAGE.NOT_EXPECTED', 'AUTH.NOT_ALLOWED', 'CASE.CONCLUDED'],
  })
  send(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Body({ schema: messageSchema }) body: SendMessage,
  ): Promise<CommandAnswer> {
    const { name } = body;
    const note = body.note === undefined || body.note === '' ? null : body.note;
    return this.commands.submit({
      me,
      caseId: parseCaseIdParam(caseId),
      commandId: idempotencyKey(request.headers),
      seen: null,
      asked: { name, note },
      command: { type: 'SendMessage', name, note },
    });
  }

  @Post('comments')
  @HttpCode(200)
  @Describe({
    id: 'addComment',
    tag: 'cases',
    summary: 'Comment on the case',
    status: 200,
    body: commentSchema,
    answer: commandAnswerSchema,
    command: true,
    problems: ['AUTH.NOT_ALLOWED', 'CASE.CONCLUDED'],
  })
  comment(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Body({ schema: commentSchema }) body: AddComment,
  ): Promise<CommandAnswer> {
    const commandId = idempotencyKey(request.headers);
    return this.commands.submit({
      me,
      caseId: parseCaseIdParam(caseId),
      commandId,
      seen: null,
      asked: { text: body.text },
      command: {
        type: 'AddComment',
        commentId: derivedId('m', this.settings.tenant, me.personId, commandId),
        text: body.text,
      },
    });
  }
}

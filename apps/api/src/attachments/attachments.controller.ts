import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { possibleActions } from '@vinhdanh/awards';
import { commandAnswerSchema, type CommandAnswer } from '@vinhdanh/contracts';
import { actorOf, ApiProblem, type Identity, Me, SignedIn } from '@vinhdanh/http-platform';
import type { FileStore, ReceivedFile } from '@vinhdanh/platform';
import { CaseReader } from '../cases/case-reader.js';
import { parseCaseIdParam } from '../cases/case-param.js';
import { idempotencyKey } from '../commands/command-headers.js';
import { derivedId, SubmitCommand, type Submission } from '../commands/submit-command.js';
import { Describe } from '../openapi/operation.js';
import type { ApiSettings } from '../settings.js';
import { tokens } from '../tokens.js';
import {
  allowedMediaTypes,
  attachmentDisposition,
  checkContent,
  extensionOf,
  parseDeclaredType,
  parseFileName,
} from './media-type.js';
import { receiveUpload } from './receive-upload.js';

const attachedSchema = commandAnswerSchema
  .extend({ fileId: z.string(), sha256: z.string() })
  .meta({ id: 'AttachAnswer' });
type Attached = CommandAnswer & { readonly fileId: string; readonly sha256: string };

@Controller('cases/:caseId')
@SignedIn()
export class AttachmentsController {
  constructor(
    @Inject(CaseReader) private readonly cases: CaseReader,
    @Inject(SubmitCommand) private readonly commands: SubmitCommand,
    @Inject(tokens.files) private readonly files: FileStore,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
  ) {}

  @Post('attachments')
  @HttpCode(200)
  @Describe({
    id: 'attachFile',
    tag: 'files',
    summary: 'Attach a file: the raw bytes as body, its type as Content-Type, its name in the address',
    status: 200,
    body: { mediaTypes: allowedMediaTypes },
    query: z.object({ name: z.string().max(400) }),
    answer: attachedSchema,
    command: true,
    problems: [
      'AUTH.NOT_ALLOWED',
      'CASE.CONCLUDED',
      'ATTACHMENT.TYPE_MISMATCH',
      'ATTACHMENT.TYPE_REFUSED',
      'ATTACHMENT.TOO_LARGE',
      'ATTACHMENT.TRUNCATED',
      'ATTACHMENT.EMPTY',
      'ATTACHMENT.TOO_MANY',
    ],
  })
  async attach(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Query('name') name: unknown,
  ): Promise<Attached> {
    const commandId = idempotencyKey(request.headers);
    const mediaType = parseDeclaredType(request.headers['content-type']);
    const fileName = parseFileName(name);
    const { model, state } = await this.cases.read(caseId, me);
    const mayAttach = possibleActions(model, state, actorOf(me)).some(
      ({ action, allowed }) => action === 'attach' && allowed,
    );
    const received = await receiveUpload(this.files, {
      raw: request.raw,
      body: request.body,
      contentLength: request.headers['content-length'],
    });
    const { sha256, bytes } = received;
    const fileId = derivedId('f', this.settings.tenant, me.personId, commandId);
    const answer = await this.#store(received, mayAttach, async () => {
      await checkContent(received.path, mediaType);
      return {
        me,
        caseId: parseCaseIdParam(caseId),
        commandId,
        seen: null,
        asked: { fileName, mediaType, sha256 },
        command: { type: 'AttachFile', fileId, fileName, sha256, bytes, mediaType },
      };
    });
    return { ...answer, fileId, sha256 };
  }

  /**
   * The bytes are durable before the record speaks of them. Somebody who may not attach (any more) can only
   * be repeating a command that was accepted, or be refused: then nothing new is kept.
   */
  async #store(
    received: ReceivedFile,
    mayAttach: boolean,
    prepare: () => Promise<Submission>,
  ): Promise<CommandAnswer> {
    try {
      const submission = await prepare();
      if (mayAttach) await received.keep();
      const answer = await this.commands.submit(submission);
      // Missing: nothing was kept yet, or an erasure of somebody else's has just taken the same bytes away.
      if (!answer.repeated && !(await this.files.has(received.sha256))) await received.keep();
      return answer;
    } finally {
      await received.discard();
    }
  }

  @Get('attachments/:fileId')
  @Describe({
    id: 'readAttachment',
    tag: 'files',
    summary: 'The bytes of an attachment, to save',
    status: 200,
    answer: { mediaType: 'application/octet-stream' },
    problems: ['ATTACHMENT.NOT_FOUND', 'FILE.ERASED'],
  })
  async attachment(
    @Me() me: Identity,
    @Param('caseId') caseId: string,
    @Param('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { state } = await this.cases.read(caseId, me);
    const found = state.attachments.find((attachment) => attachment.fileId === fileId);
    if (found === undefined) throw new ApiProblem('ATTACHMENT.NOT_FOUND');
    if (state.erasure?.files.includes(found.sha256)) throw new ApiProblem('FILE.ERASED');
    return this.#send(
      reply,
      found.sha256,
      found.mediaType,
      found.fileName ?? `${fileId}.${extensionOf(found.mediaType)}`,
      'ATTACHMENT.NOT_FOUND',
    );
  }

  @Get('papers/:paperId')
  @Describe({
    id: 'readPaper',
    tag: 'files',
    summary: 'A paper that the case produced, to save',
    status: 200,
    answer: { mediaType: 'application/octet-stream' },
    problems: ['PAPER.NOT_FOUND', 'FILE.ERASED'],
  })
  async paper(
    @Me() me: Identity,
    @Param('caseId') caseId: string,
    @Param('paperId') paperId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { state } = await this.cases.read(caseId, me);
    const found = state.papers.find(({ jobId }) => jobId === paperId);
    if (found === undefined) throw new ApiProblem('PAPER.NOT_FOUND');
    if (state.erasure?.files.includes(found.sha256)) throw new ApiProblem('FILE.ERASED');
    return this.#send(
      reply,
      found.sha256,
      found.mediaType,
      `${state.caseNumber}-${found.template}.${extensionOf(found.mediaType)}`,
      'PAPER.NOT_FOUND',
    );
  }

  async #send(
    reply: FastifyReply,
    sha256: string,
    mediaType: string,
    name: string,
    missing: 'ATTACHMENT.NOT_FOUND' | 'PAPER.NOT_FOUND',
  ): Promise<Readable> {
    const file = await this.files.open(sha256);
    if (file === null) throw new ApiProblem(missing);
    void reply
      .header('content-type', mediaType)
      .header('content-length', String(file.bytes))
      .header('content-disposition', attachmentDisposition(name))
      .header('etag', `"${sha256}"`)
      .header('cache-control', 'private, no-cache');
    return file.stream;
  }
}

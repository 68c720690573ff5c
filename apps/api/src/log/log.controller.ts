import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem, Public } from '@vinhdanh/http-platform';
import type { LogReader } from '@vinhdanh/sealing';
import { Describe } from '../openapi/operation.js';
import { tokens } from '../tokens.js';
import { readLogPath } from './log-path.js';

/** A tile never changes, and neither does a partial one of a given width. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const TEXT = 'text/plain; charset=utf-8';

/** The logs over the record for whoever wants to check them; read-only, nothing readable about anybody. */
@Controller('log')
@Public()
export class LogController {
  constructor(@Inject(tokens.log) private readonly log: LogReader) {}

  @Get('keys.txt')
  @Describe({
    id: 'readLogKeys',
    tag: 'log',
    summary: 'Verifier keys that have signed the logs, one a line; trust in them has to come from elsewhere',
    status: 200,
    answer: { mediaType: 'text/plain' },
  })
  async keys(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const rows = await this.log.keys();
    void reply.header('content-type', TEXT).header('cache-control', 'no-cache');
    return [...new Set(rows.map(({ key }) => `${key}\n`))].join('');
  }

  @Get('*')
  @Describe({
    id: 'readLog',
    tag: 'log',
    summary:
      'checkpoint, checkpoint/witnessed, tile/<level>/<index>[.p/<width>], tile/entries/<index>[.p/<width>] of ' +
      'the record; of the other logs behind refusals/ and access/ (C2SP tlog-tiles)',
    status: 200,
    answer: { mediaType: 'application/octet-stream' },
    problems: ['REQUEST.NOT_FOUND'],
  })
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readLogPath((request.url.split('?')[0] ?? '').replace(/^\/log\//, ''));
    if (asked === null) throw new ApiProblem('REQUEST.NOT_FOUND');
    if (asked.kind === 'head') {
      const head = await this.log.head(asked.log, asked.witnessed);
      if (head === null) throw new ApiProblem('REQUEST.NOT_FOUND');
      await reply.header('content-type', TEXT).header('cache-control', 'no-cache').send(head.note);
      return;
    }
    const tile = await this.log.tile(asked.log, asked.tile);
    if (tile === null) throw new ApiProblem('REQUEST.NOT_FOUND');
    await reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', FOR_EVER)
      .send(Buffer.from(tile));
  }
}

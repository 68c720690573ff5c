import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Describe } from '../openapi/operation.js';
import { ApiProblem, type Identity, Me, type SessionCache, SignedIn } from '@vinhdanh/http-platform';
import type { Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import { ChangeWatch } from './change-watch.js';

/** The browser asks again after so long when the connection breaks. */
const RECONNECT_MS = 2_000;
const RETRY_AFTER_SECONDS = 10;

@Controller('events')
@SignedIn()
export class EventsController {
  constructor(
    @Inject(ChangeWatch) private readonly watch: ChangeWatch,
    @Inject(tokens.sessionCache) private readonly sessions: SessionCache,
    @Inject(tokens.clock) private readonly clock: Clock,
  ) {}

  /**
   * Server-sent events: `changed` means that something of my organisations differs and the page should ask
   * again. There is no id and no cursor: what was missed while away is seen by asking.
   */
  @Get()
  @Describe({
    id: 'listen',
    tag: 'notices',
    summary: 'Server-sent events: `changed` says that asking again is worth while',
    status: 200,
    answer: { mediaType: 'text/event-stream' },
  })
  listen(@Me() me: Identity, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const token = request.sessionToken ?? '';
    const { raw } = reply;
    const end = (): void => void raw.end();
    const stop = this.watch.listen({
      personId: me.personId,
      orgs: [...new Set(me.memberships.map(({ org }) => org))],
      changed: () => void raw.write(`event: changed\ndata: {"at":"${this.clock()}"}\n\n`),
      beat: () => {
        raw.write(': \n\n');
        this.sessions.find(token).then((session) => session ?? end(), end);
      },
      end,
    });
    if (stop === false) throw new ApiProblem('RETRY.LATER', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    reply.hijack();
    raw.on('close', stop);
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write(`retry: ${RECONNECT_MS}\n\n`);
  }
}

import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  accessPageSchema,
  accessQuerySchema,
  type AccessPage,
  type AccessQuery,
} from '@vinhdanh/contracts/audit';
import { OnlyRole } from '@vinhdanh/http-platform';
import { NameBook } from '@vinhdanh/journal-postgres';
import { Describe } from '../openapi/operation.js';
import { beforeNumber, cursorBefore } from '../paging.js';
import { namesFor } from '../record/names.js';
import { AccessReader } from './access-reader.js';
import { AUDITOR, RecordedAccess } from './recorded-access.js';
import { Reads } from './reads.js';

/** The access log itself; looking at it is an access too. */
@Controller('access-log')
@OnlyRole(AUDITOR)
export class AccessController {
  constructor(
    @Inject(AccessReader) private readonly reader: AccessReader,
    @Inject(RecordedAccess) private readonly access: RecordedAccess,
    @Inject(NameBook) private readonly names: NameBook,
  ) {}

  @Get()
  @Reads('access-log')
  @Describe({
    id: 'listAccesses',
    tag: 'access',
    summary: 'Who looked at what, newest first; of one case, of one person, or of all',
    status: 200,
    query: accessQuerySchema,
    answer: accessPageSchema,
    problems: ['ACCESS.NOT_RECORDED', 'CURSOR.BROKEN'],
  })
  async list(
    @Query({ schema: accessQuerySchema }) query: AccessQuery,
    @Req() request: FastifyRequest,
  ): Promise<AccessPage> {
    const { caseId = null, person = null, limit } = query;
    const before = beforeNumber(query.cursor);
    await this.access.record(request, [], { caseId, person });
    const rows = await this.reader.page({ caseId, person, before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const names = await namesFor(
      this.names,
      shown.map(({ actor }) => actor),
    );
    const last = shown.at(-1);
    return {
      items: shown.map(({ actor, position: _position, number, details, ...row }) => ({
        ...row,
        person: names.ref(actor),
        details: { ...details },
        sealedNumber: number,
      })),
      nextCursor: rows.length > limit && last !== undefined ? cursorBefore(last.position) : null,
    };
  }
}

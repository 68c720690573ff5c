import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  inboxPageSchema,
  inboxQuerySchema,
  noticeSchema,
  type InboxItem,
  type InboxPage,
  type InboxQuery,
  type Notice,
} from '@vinhdanh/contracts';
import { ApiProblem, type Identity, Me, SignedIn } from '@vinhdanh/http-platform';
import { type InboxLine, type InboxReader, NameBook, type Notices } from '@vinhdanh/journal-postgres';
import type { Instant, WorkingCalendar } from '@vinhdanh/kernel';
import { workingDaysLeft } from '../cases/working-days.js';
import { Describe } from '../openapi/operation.js';
import type { ApiSettings, Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import { Calendars } from './calendars.js';

const NOTICES_MAX = 50;
const noticesSchema = z.object({ items: z.array(noticeSchema) }).meta({ id: 'Notices' });

/** My work: what waits for me, what is late, what others do beside me, what I have done. */
@Controller()
@SignedIn()
export class InboxController {
  constructor(
    @Inject(tokens.inbox) private readonly inbox: InboxReader,
    @Inject(tokens.notices) private readonly bell: Notices,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(Calendars) private readonly calendars: Calendars,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
    @Inject(tokens.clock) private readonly clock: Clock,
  ) {}

  @Get('inbox')
  @Describe({
    id: 'readInbox',
    tag: 'inbox',
    summary: 'A page of my inbox, nearest deadline first, with the counts of the tabs',
    status: 200,
    query: inboxQuerySchema,
    answer: inboxPageSchema,
    problems: ['CURSOR.BROKEN'],
  })
  async page(@Me() me: Identity, @Query({ schema: inboxQuerySchema }) query: InboxQuery): Promise<InboxPage> {
    const { tenant } = this.settings;
    const at = this.clock();
    const { tab, q = null, level = null, awardKind = null, limit, cursor = null } = query;
    const [page, counts] = await Promise.all([
      this.inbox.page({ tenant, actor: me.personId, tab, at, q, level, awardKind, limit, cursor }),
      this.inbox.counts(tenant, me.personId, at),
    ]);
    if (!page.ok) throw new ApiProblem(page.error.code);
    const awards = await this.names.awards();
    const items = await Promise.all(
      page.value.items.map(async (line) => {
        const award = awards.get(line.awardKind);
        const calendar = await this.calendars.ofAward(line.awardKind);
        return itemOf(line, award?.nameVi ?? line.awardKind, award?.nameEn ?? line.awardKind, calendar, at);
      }),
    );
    return { items, nextCursor: page.value.nextCursor, counts };
  }

  @Get('notices')
  @Describe({
    id: 'readNotices',
    tag: 'notices',
    summary: 'The newest lines of my bell',
    status: 200,
    answer: noticesSchema,
  })
  async notices(@Me() me: Identity): Promise<{ items: Notice[] }> {
    return { items: [...(await this.bell.latest(this.settings.tenant, me.personId, NOTICES_MAX))] };
  }
}

function itemOf(
  line: InboxLine,
  awardNameVi: string,
  awardNameEn: string,
  calendar: WorkingCalendar | null,
  at: Instant,
): InboxItem {
  const { org: _org, takenBy, ...rest } = line;
  return {
    ...rest,
    awardNameVi,
    awardNameEn,
    takenBy: takenBy === null ? null : { ...takenBy },
    workingDaysLeft: calendar === null ? null : workingDaysLeft(calendar, at, line.dueAt),
  };
}

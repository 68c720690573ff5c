import type { AccessEntry, AuditRefusal } from '@vinhdanh/contracts/audit';
import { plainText } from '../../format/plain-text.js';
import type { FakePerson } from '../fake-path.js';
import type { FakeCase, FakeWorld } from '../fake-world.js';
import { fakeRecord, holderOf, isAwarded, type FakeEvent } from './fake-record.js';
import { fakePath } from '../fake-path.js';

const minuteMs = 60_000;
/** The case that somebody altered behind the service's back, and the one whose person was forgotten. */
export const tamperedIndex = 9;
export const erasedIndex = 6;
const seededAccesses = 240;

/** What the audit service would know: the record of every fake case, refusals, and who looked. */
export class FakeAudit {
  readonly accesses: AccessEntry[] = [];
  private readonly records = new Map<string, readonly FakeEvent[]>();

  constructor(readonly world: FakeWorld) {
    const auditor = world.person('p-binh');
    for (let n = seededAccesses; n > 0; n -= 1) {
      const c = world.cases[(n * 7) % world.cases.length]!;
      this.look(
        auditor,
        n % 9 === 0 ? 'export' : n % 4 === 0 ? 'case' : 'personal',
        c,
        n % 4 === 1 ? { version: 12 } : {},
        n * 37,
      );
    }
  }

  indexOf(c: FakeCase): number {
    return this.world.cases.indexOf(c);
  }

  record(c: FakeCase): readonly FakeEvent[] {
    const key = `${c.id} ${c.index} ${c.result ?? ''}`;
    const known = this.records.get(key);
    if (known !== undefined) return known;
    const made = fakeRecord(c, this.indexOf(c));
    this.records.set(key, made);
    return made;
  }

  isErased(c: FakeCase): boolean {
    return this.indexOf(c) === erasedIndex;
  }

  look(
    person: FakePerson,
    kind: AccessEntry['kind'],
    c: FakeCase | null,
    details: Record<string, unknown>,
    minutesAgo = 0,
  ): void {
    this.accesses.unshift({
      at: new Date(Date.now() - minutesAgo * minuteMs).toISOString(),
      person: { personId: person.id, name: person.name, post: person.post },
      role: 'auditor',
      kind,
      operation: kind === 'export' ? 'auditPack' : kind === 'case' ? 'auditCase' : 'auditState',
      caseId: c?.id ?? null,
      caseNumber: c?.number ?? null,
      details,
      sealedNumber: minutesAgo === 0 ? null : this.accesses.length,
    });
  }

  refusals(c: FakeCase): readonly AuditRefusal[] {
    if (this.indexOf(c) % 2 === 1) return [];
    const events = this.record(c);
    return [3, 6]
      .filter((n) => events[n] !== undefined)
      .map((n) => ({
        at: events[n]!.event.at,
        by: { personId: 'p-quang', name: 'Nguyễn Văn Quảng', post: 'Hiệu trưởng' },
        commandType: 'DecideStep',
        code: n === 3 ? 'AUTH.NOT_ALLOWED' : 'BALLOT.COUNTS',
        sentenceVi: n === 3 ? 'Vai trò của bạn không được làm việc này.' : 'Các số phiếu không khớp nhau.',
        sentenceEn: n === 3 ? 'Your role may not do this.' : 'The counts of the ballot do not fit together.',
        details: {},
        sealedNumber: n * 11,
      }))
      .reverse();
  }

  find(q: string, status: string | null): readonly FakeCase[] {
    const wanted = plainText(q);
    return this.world.cases
      .filter((c) => {
        const text = this.isErased(c) ? c.number : `${c.number} ${c.personal.name} ${c.personal.unitName}`;
        return plainText(text).includes(wanted);
      })
      .filter((c) => status === null || (status === 'concluded') === isAwarded(c))
      .toReversed();
  }

  /** Steps that were open at a moment for an office and role. */
  inboxAt(org: string, role: string, at: string) {
    return this.world.cases.flatMap((c) => {
      const last = this.record(c)
        .filter(({ event }) => event.at <= at)
        .at(-1);
      const open = last?.marks[0]?.open[0];
      const step = fakePath.find((one) => one.id === open?.elementId);
      if (open === undefined || step === undefined || step.org !== org || step.role !== role) return [];
      const taken = last?.fields['holder']?.[2] ?? null;
      const holder = holderOf(step);
      return [
        {
          caseId: c.id,
          caseNumber: c.number,
          nomineeName: this.isErased(c) ? null : c.personal.name,
          stepId: `${step.id}#1`,
          stepName: step.name,
          since: open.since,
          dueAt: open.dueAt,
          takenBy: taken === null ? null : { personId: holder.id, name: holder.name, post: holder.post },
        },
      ];
    });
  }
}

import { opener, openRecorded, sectionContext, type CaseRecord } from '@vinhdanh/commands';
import { createPostgresJournal } from '@vinhdanh/journal-postgres';
import type { CaseId, Instant, Json, TenantId } from '@vinhdanh/kernel';
import { compare, Timeline, type Moment, type StandingCase } from '@vinhdanh/replay';
import {
  startOfficeDatabase,
  vault,
  type OfficeDatabase,
} from '../../integration/commands/support/office-database.js';
import { tenant } from '../../support/demo-office.js';
import { SeededRandom } from '../../support/seeded-random.js';
import { machine, type BenchReport } from '../measure/report.js';
import { timed, type Timed } from '../measure/timed.js';
import { spread } from '../measure/statistics.js';
import { carryLongCase } from './long-case.js';

export interface ReplayOptions {
  readonly events: number;
  readonly rounds: number;
  readonly times: number;
}

const caseId = 'bench-replay' as CaseId;
const stream = `case-${caseId}`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The case's events out of the database, opened and folded: what a first question costs. */
async function readTimeline(
  office: OfficeDatabase,
): Promise<{ timeline: Timeline; records: readonly CaseRecord[] }> {
  const loaded = await createPostgresJournal(office.app).load({
    tenant: tenant as TenantId,
    stream,
    afterVersion: 0,
    actor: 'system:journey',
    commandId: null,
  });
  const open = opener(vault, loaded.personKeys, sectionContext(tenant as TenantId, stream));
  const records = loaded.events.map((event) => openRecorded(event, open));
  return { timeline: new Timeline(caseId, records), records };
}

function stateAt(timeline: Timeline, moment: Moment): StandingCase {
  const found = timeline.at(moment);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** What is measured, by its name; each gets another moment every time. */
function questions(office: OfficeDatabase, timeline: Timeline, times: readonly Instant[]) {
  const random = new SeededRandom(1);
  const version = (): number => 1 + random.int(times.length);
  return {
    'state at T, first question': async () => {
      const read = await readTimeline(office);
      stateAt(read.timeline, { at: times[random.int(times.length)] ?? '' });
    },
    'state at T, case in memory': async () =>
      stateAt(timeline, { at: times[random.int(times.length)] ?? '' }),
    'slider step: state and what changed': async (n: number) => {
      const at = 1 + (n % (times.length - 1));
      const [before, after] = [at, at + 1].map((each) => stateAt(timeline, { version: each }).state);
      compare(before as unknown as Json, after as unknown as Json);
    },
    'difference between two moments': async () => {
      const [before, after] = [version(), version()].map(
        (each) => stateAt(timeline, { version: each }).state,
      );
      compare(before as unknown as Json, after as unknown as Json);
    },
  } satisfies Record<string, (n: number) => Promise<unknown>>;
}

/** The state of a long case at any moment, and a step of the slider over it. */
export async function runReplay(options: ReplayOptions): Promise<BenchReport> {
  const office = await startOfficeDatabase();
  try {
    const events = await carryLongCase(office, caseId, options.events);
    say(`a case of ${events} events, from the unit to its end`);
    if (events < options.events) throw new Error(`the case has ${events} events, not ${options.events}`);
    const { timeline, records } = await readTimeline(office);
    const asked = questions(
      office,
      timeline,
      records.map(({ at }) => at),
    );
    const results = new Map<string, Timed[]>();
    for (let round = 0; round <= options.rounds; round++)
      for (const [name, ask] of Object.entries(asked)) {
        const result = await timed(options.times, ask);
        say(
          `${round === 0 ? 'warm-up' : `round ${round}/${options.rounds}`}  ${name}: p50 ${result.p50Ms.toFixed(3)} ms,` +
            ` p99 ${result.p99Ms.toFixed(3)} ms, CPU ${result.cpuMs.toFixed(3)} ms`,
        );
        if (round > 0) results.set(name, [...(results.get(name) ?? []), result]);
      }
    return {
      machine: machine(),
      rows: [...results].map(([name, rounds]) => ({
        name,
        events,
        p50Ms: spread(rounds.map(({ p50Ms }) => p50Ms)),
        p99Ms: spread(rounds.map(({ p99Ms }) => p99Ms)),
        cpuMs: spread(rounds.map(({ cpuMs }) => cpuMs)),
      })),
    };
  } finally {
    await office.stop();
  }
}

import { levels } from '@vinhdanh/bpmn-model';
import { startStack, type Stack } from '@vinhdanh/dev';
import { journeyWorkflowId, type JourneyView } from '@vinhdanh/contracts/messages';
import { compareApi } from '../support/compare-api.js';
import { compareJourney, comparePapers, compareProjections, type Mismatch } from '../support/compare.js';
import { databaseUrl } from '../support/database-url.js';
import { Journeys } from '../support/journeys.js';
import { Office } from '../support/office.js';
import { RecordReader } from '../support/record.js';
import { until } from '../support/until.js';
import { drive } from './drive.js';
import { decideAgain, judgeTooShort, sayJudgement } from './judged-by-rule.js';
import { Lines } from './lines.js';
import { loseTemporal } from './lose-temporal.js';
import { walkthroughOptions } from './options.js';

const awardKind = 'HCLD3';
const eventsMin = 40;
const attemptsMax = 10;

/** Reads the record by SQL, folds it without the API, and holds everything else against it. */
class Inspector {
  readonly mismatches: Mismatch[] = [];
  events = 0;
  private models: Awaited<ReturnType<RecordReader['models']>> | null = null;

  constructor(
    private readonly reader: RecordReader,
    private readonly stack: Stack,
    private readonly office: Office,
    private readonly journeys: Journeys,
    private readonly lines: Lines,
  ) {}

  private async recorded(caseId: string) {
    const [recorded] = await this.reader.cases(caseId);
    if (recorded === undefined) throw new Error('the case is not in the record');
    this.models ??= await this.reader.models();
    const model = this.models.get(recorded.state.bundleHash);
    if (model === undefined) throw new Error('the record does not hold the bundle of the case');
    return { recorded, model };
  }

  /** The journey once it has handled all that the record holds; null when it has ended. */
  private journey(caseId: string): Promise<JourneyView | 'ended'> {
    const key = { tenant: this.stack.serviceEnv.TENANT ?? '', caseId };
    return until('the journey to catch up', 60_000, async () => {
      const { recorded } = await this.recorded(caseId);
      const view = await this.journeys.view(key);
      if (view === null) return recorded.state.status === 'concluded' ? 'ended' : null;
      return view.handledVersion >= recorded.state.version && view.runningJobs.length === 0 ? view : null;
    });
  }

  /** How often a deadline has fired, by the record. */
  async firings(caseId: string, timerId: string): Promise<number> {
    const { recorded } = await this.recorded(caseId);
    return recorded.events.filter(({ type, bytes }) => {
      const { body } = JSON.parse(bytes) as { body: { timerId?: string | null } };
      return ['BoundaryTriggered', 'DeadlineReached'].includes(type) && body.timerId === timerId;
    }).length;
  }

  /** Compares at a moment at which nothing moves; a timer that fires meanwhile makes it look again. */
  async inspect(caseId: string, where: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const journey = await this.journey(caseId);
      const { recorded, model } = await this.recorded(caseId);
      const found = [
        ...(recorded.verification.ok
          ? []
          : [{ caseId, what: 'chain' as const, expected: 'whole', found: recorded.verification.fault }]),
        ...(await compareProjections(this.reader, recorded, model)),
        ...(await compareApi(this.office, recorded, model)),
        ...compareJourney(recorded, model, journey === 'ended' ? null : journey),
        ...(await comparePapers(recorded, this.stack.serviceEnv.FILES_DIR ?? '')),
      ];
      const after = (await this.recorded(caseId)).recorded.state.version;
      if (after !== recorded.state.version && attempt < attemptsMax) continue;
      this.mismatches.push(...found);
      this.events = recorded.events.length;
      const timers =
        journey === 'ended' ? 'không còn hẹn giờ' : `hẹn giờ ${journey.armedTimer?.timerId ?? 'không'}`;
      this.lines.say(
        '',
        'SQL',
        `${where}: ${this.events} sự kiện, ${recorded.state.papers.length} văn bản, ${timers}; ${found.length} sai lệch`,
      );
      return;
    }
  }
}

async function walkthrough(args: readonly string[]): Promise<number> {
  const options = walkthroughOptions(args);
  const lines = new Lines();
  const stack = await startStack({
    env: { CALENDAR: 'demo-two-seconds' },
    temporalPage: false,
    services: { audit: false },
  });
  const tenant = stack.serviceEnv.TENANT ?? '';
  let office: Office | null = null;
  let journeys: Journeys | null = null;
  const reader = new RecordReader(databaseUrl(stack), stack.secrets.masterKey);
  try {
    lines.say('', 'hệ thống', `${stack.apiUrl}; một ngày làm việc dài hai giây`);
    office = await Office.open(stack.apiUrl);
    journeys = await Journeys.connect(stack.temporalAddress, stack.namespace);
    const watched = journeys;
    const timers = (caseId: string, stepId: string) =>
      until('the timer of the step in Temporal', 20_000, async () => {
        const view = await watched.view({ tenant, caseId });
        const timerId = view?.armedTimer?.timerId;
        return timerId?.startsWith(stepId)
          ? { workflowId: journeyWorkflowId({ tenant, caseId }), timerId }
          : null;
      });
    const inspector = new Inspector(reader, stack, office, journeys, lines);
    const inspect = (caseId: string, where: string) => inspector.inspect(caseId, where);
    let lostOver: string | null = null;
    const meanwhile = async (timerId: string): Promise<void> => {
      if (!options.loseTemporal || lostOver !== null) return;
      lostOver = timerId;
      await loseTemporal(stack, lines);
    };
    const driven = await drive(office, awardKind, timers, lines, inspect, meanwhile);
    await inspect(driven.caseId, 'concluded');
    const passedEvents = inspector.events;
    await sayJudgement(office.with('unit-officer'), driven.caseId, lines);
    const tooShort = await judgeTooShort(office, awardKind, lines, inspect);
    await inspect(tooShort, 'not eligible');
    const again = await Promise.all([driven.caseId, tooShort].map((caseId) => decideAgain(reader, caseId)));
    const judged = again.reduce((sum, each) => sum + each.judged, 0);
    const same = again.reduce((sum, each) => sum + each.same, 0);
    lines.say('', 'SQL', `đối chiếu lại từ bản ghi: ${same} trên ${judged} kết luận như đã ghi`);
    const passed = levels.filter((level) => driven.levels.has(level)).length;
    const { mismatches } = inspector;
    const events = passedEvents;
    for (const mismatch of mismatches) process.stdout.write(`mismatch: ${JSON.stringify(mismatch)}\n`);
    const firings = lostOver === null ? null : await inspector.firings(driven.caseId, lostOver);
    if (firings !== null) lines.say('', 'SQL', `hẹn giờ ${lostOver} kêu ${firings} lần`);
    const lost = options.loseTemporal ? firings === 1 : true;
    if (!lost)
      process.stdout.write(`the deadline that Temporal lost fired ${firings ?? 'no'} times
`);
    const episodes = driven.returned === 1 && driven.refused === 1 && driven.deadlinesPassed === 1;
    if (!episodes)
      process.stdout.write(
        `an episode is missing: ${JSON.stringify({ ...driven, levels: [...driven.levels] })}\n`,
      );
    process.stdout.write(
      `walkthrough: ${passed} levels, ${events} events, ${mismatches.length} mismatches\n`,
    );
    return passed === 5 && events >= eventsMin && mismatches.length === 0 && episodes && lost && judged === 2
      ? 0
      : 1;
  } finally {
    office?.close();
    await journeys?.close();
    await reader.close();
    await stack.stop();
  }
}

process.exitCode = await walkthrough(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    `walkthrough: failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
});

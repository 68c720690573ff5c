import { removeHome, startStack, temporaryHome, type Stack } from '@vinhdanh/dev';
import type { CaseView, CommandAnswer, OpenStep } from '@vinhdanh/contracts';
import type { JourneyKey, JourneyView } from '@vinhdanh/contracts/messages';
import { Journeys } from '../../support/journeys.js';
import { invented } from '../../support/nomination.js';
import { approval, Office } from '../../support/office.js';
import { until } from '../../support/until.js';

/** The whole system on servers of its own; by default with a calendar whose working day lasts two seconds. */
export class RealStack {
  private constructor(
    readonly home: string,
    readonly stack: Stack,
    readonly office: Office,
    readonly journeys: Journeys,
  ) {}

  /** @param env more of what the services read */
  static async start(
    calendar: 'demo-two-seconds' | 'vn-2026' = 'demo-two-seconds',
    env: Readonly<Record<string, string>> = {},
  ): Promise<RealStack> {
    const home = temporaryHome('vinhdanh-temporal-');
    const stack = await startStack({
      home,
      env: { CALENDAR: calendar, LOG_LEVEL: 'warn', ...env },
      temporalPage: false,
      services: { audit: false },
    });
    const office = await Office.open(stack.apiUrl);
    return new RealStack(home, stack, office, await Journeys.connect(stack.temporalAddress, stack.namespace));
  }

  async stop(): Promise<void> {
    this.office.close();
    await this.journeys.close();
    await this.stack.stop();
    removeHome(this.home);
  }

  get filesDir(): string {
    return this.stack.serviceEnv['FILES_DIR'] ?? '';
  }

  key(caseId: string): JourneyKey {
    return { tenant: this.stack.serviceEnv['TENANT'] ?? '', caseId };
  }

  async begin(awardKind: string, n = 1): Promise<CommandAnswer> {
    const starter = this.office.with('unit-officer');
    const unit = (await starter.startOptions()).units[0];
    if (unit === undefined) throw new Error('the unit officer has no unit');
    return starter.start(invented(awardKind, unit.org, n));
  }

  view(caseId: string): Promise<CaseView> {
    return this.office.with('unit-officer').case(caseId);
  }

  async approve(caseId: string, step: OpenStep): Promise<CommandAnswer> {
    return this.office.actorOf(step).decide(caseId, step, approval(step));
  }

  /** Decides whatever is open until nothing is; answers the acknowledged decisions with their times in ms. */
  async approveAll(caseId: string): Promise<readonly number[]> {
    const times: number[] = [];
    for (;;) {
      const [step] = (await this.view(caseId)).steps;
      if (step === undefined) return times;
      const began = performance.now();
      await this.approve(caseId, step);
      times.push(performance.now() - began);
    }
  }

  journeyWhen(
    caseId: string,
    what: string,
    wanted: (view: JourneyView) => boolean,
    timeoutMs = 30_000,
  ): Promise<JourneyView> {
    return until(what, timeoutMs, async () => {
      const view = await this.journeys.view(this.key(caseId));
      return view !== null && wanted(view) ? view : null;
    });
  }

  journeyEnds(caseId: string, timeoutMs = 60_000): Promise<true> {
    return until(
      'the journey to end',
      timeoutMs,
      async () => (await this.journeys.view(this.key(caseId))) === null || null,
    );
  }

  concluded(caseId: string, timeoutMs = 60_000): Promise<CaseView> {
    return until('the case to conclude', timeoutMs, async () => {
      const view = await this.view(caseId);
      return view.status === 'concluded' ? view : null;
    });
  }
}

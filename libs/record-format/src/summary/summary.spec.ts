import { describe, expect, it } from '@jest/globals';
import { eventRegistry } from '@vinhdanh/journal';
import { packLimits } from '../pack/limits.js';
import type { EventEnvelope } from '../verify/envelopes.js';
import { eventName } from './event-names.js';
import { SummaryFacts } from './summary-facts.js';
import { vietnamTime, writeSummary } from './write-summary.js';

const ab12 = Uint8Array.of(0xab, 0x12);
const tree = { origin: 'log.example/record', size: 9, root: new Uint8Array(32) };
const manifest = { tenant: 'lam-giang', madeAt: '2026-11-23T09:00:00.000Z', tool: 'vinhdanh 0.1.0' };
const event = (change: Partial<EventEnvelope> = {}): EventEnvelope => ({
  body: { caseNumber: 'HS-2026-1', facts: { awardKind: 'HCLD3' } },
  command: 'c',
  prev: 'p',
  schema: 1,
  stream: 'case-a',
  tenant: 'lam-giang',
  time: '2026-11-23T18:30:00.000Z',
  type: 'NominationStarted',
  version: 1,
  ...change,
});

describe('the page for people', () => {
  it('tells each event in Vietnamese, in the time of Việt Nam, with who did it', () => {
    const facts = new SummaryFacts(1);
    facts.addEvent(event(), 7, ab12);
    facts.addCommand('c', {
      actor: 'officer',
      bundle: '',
      case: 'a',
      tenant: '',
      type: '',
      role: 'unit-officer',
      org: 'ward',
    });
    const page = writeSummary(manifest, tree, facts);
    for (const words of [
      'HS-2026-1',
      'HCLD3',
      '24/11/2026 01:30:00',
      'Lập hồ sơ đề nghị',
      'officer',
      'unit-officer · ward',
      '<td>7</td>',
      'ab12',
    ])
      expect(page).toContain(words);
  });
  it('is the same for the same facts, whatever their order by case', () => {
    const page = (streams: string[]): string => {
      const facts = new SummaryFacts(2);
      for (const stream of streams) facts.addEvent(event({ stream }), 1, ab12);
      return writeSummary(manifest, tree, facts);
    };
    expect(page(['case-a', 'case-b'])).toBe(page(['case-b', 'case-a']));
  });
  it('lets no words of the record become markup', () => {
    const evil = '<script>alert("1")</script>&\'';
    const facts = new SummaryFacts(1);
    facts.addEvent(
      event({ type: evil, stream: evil, body: { caseNumber: evil, facts: { awardKind: evil } } }),
      1,
      ab12,
    );
    facts.addCommand('c', { actor: evil, bundle: '', case: '', tenant: '', type: '', role: evil, org: evil });
    const page = writeSummary({ ...manifest, tenant: evil, tool: evil }, { ...tree, origin: evil }, facts);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  });
  it('tells a very large pack by its cases alone', () => {
    const facts = new SummaryFacts(packLimits.summaryEventsMax + 1);
    facts.addEvent(event(), 7, ab12);
    const page = writeSummary(manifest, tree, facts);
    expect(page).toContain('HS-2026-1');
    expect(page).not.toContain('<table>');
  });
  it('tells a pack of very many cases by its totals', () => {
    const facts = new SummaryFacts(9_999);
    for (let n = 0; n <= packLimits.summaryCasesMax; n++)
      facts.addEvent(event({ stream: `case-${n}` }), n, ab12);
    const page = writeSummary(manifest, tree, facts);
    expect(page).toContain(`${packLimits.summaryCasesMax + 1} sự kiện, từ 24/11/2026`);
    expect(page).not.toContain('HS-2026-1');
  });
  it('has a name for every type of event', () => {
    for (const type of Object.keys(eventRegistry)) expect([type, eventName(type)]).not.toEqual([type, type]);
    expect(eventName('SomethingLater')).toBe('SomethingLater');
  });
  it('writes a time that is none as it stands', () => {
    expect(vietnamTime('2026-13-45T00:00:00.000Z')).toBe('2026-13-45T00:00:00.000Z');
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newCase, type CaseCommand, type EarlierAward } from '@vinhdanh/awards';
import { caseId, nomination, people, tenant } from '@vinhdanh/awards/testing';
import { caseStream, verifyStream } from '@vinhdanh/journal';
import type { Json } from '@vinhdanh/kernel';
import { opener, rehydrate, sectionContext } from './rehydrate.js';
import { countingRules, createInMemoryVault, Desk, judgedPath, rulesOfJudgedPath } from './testing/index.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const stream = `${tenant}|${caseStream(caseId)}`;

const award = (year: number): EarlierAward => ({
  code: 'CSTDCS',
  year,
  schoolYear: false,
  decisionNumber: `${year}/QĐ-BÍMẬT`,
});
const start = (...years: number[]): CaseCommand => {
  const asked = nomination('');
  return { ...asked, caseNumber: '', personal: { ...asked.personal, earlierAwards: years.map(award) } };
};

async function begun(...years: number[]): Promise<Desk> {
  const desk = new Desk(sha256, judgedPath, 100, () => countingRules);
  expect(await desk.give(people.officer, start(...years))).toMatchObject({ kind: 'done' });
  return desk;
}
const recorded = ({ journal }: Desk) => journal.streams.get(stream) ?? [];
const bytesOf = (desk: Desk): string =>
  [...recorded(desk), ...desk.journal.commands.values()].map(({ bytes }) => bytes).join('\n');
const folded = (desk: Desk) => {
  const open = opener(
    createInMemoryVault(sha256),
    [...desk.journal.keys.values()],
    sectionContext(tenant, caseStream(caseId)),
  );
  return rehydrate(newCase(caseId), recorded(desk), open);
};

describe('a case that a rule has judged', () => {
  it('keeps the outcome openly and the reasons under the key of the nominee', async () => {
    const desk = await begun(2024, 2025);
    expect(verifyStream(recorded(desk), sha256)).toMatchObject({ ok: true });
    expect(bytesOf(desk)).not.toContain('BÍMẬT');
    expect(bytesOf(desk)).not.toContain('mới có 2');
    const [made] = recorded(desk).filter(({ type }) => type === 'DecisionMade');
    const { body } = JSON.parse(made?.bytes ?? '') as { body: Record<string, Json> };
    expect(body).toMatchObject({
      result: 'not-eligible',
      ruleSet: 'HCLD3',
      version: '2025.1',
      hash: rulesOfJudgedPath.hash,
    });
    const [judgement] = folded(desk).state.judgements;
    expect(judgement?.reasons).toMatchObject({
      answer: { sentenceVi: 'mới có 2' },
      inputs: { earlierAwards: [award(2024), award(2025)], awardKind: 'HCLD3' },
    });
  });

  it('names with the command what the rule read openly, and nothing personal', async () => {
    const desk = await begun(2023, 2024, 2025);
    const [command] = [...desk.journal.commands.values()];
    const { evaluations } = JSON.parse(command?.bytes ?? '') as { evaluations: unknown };
    expect(evaluations).toEqual([
      { expression: 'HCLD3 2025.1: eligibility', inputs: { awardKind: 'HCLD3' }, result: 'eligible' },
    ]);
  });

  it('loses the reasons with the key, keeps the outcome and still verifies', async () => {
    const desk = await begun(2024, 2025);
    const person = nomination('').nomineeId;
    desk.journal.keys.set(`${tenant}|${person}`, { person, wrapped: '' });
    expect(verifyStream(recorded(desk), sha256)).toMatchObject({ ok: true });
    expect(folded(desk).state.judgements).toMatchObject([{ result: 'not-eligible', reasons: null }]);
  });
});

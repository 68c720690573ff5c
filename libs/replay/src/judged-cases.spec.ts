import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newCase } from '@vinhdanh/awards';
import { caseId, nomination, people, tenant } from '@vinhdanh/awards/testing';
import { opener, rehydrate, sectionContext } from '@vinhdanh/commands';
import { countingRules, createInMemoryVault, Desk, judgedPath } from '@vinhdanh/commands/testing';
import { caseStream } from '@vinhdanh/journal';
import type { Evaluator } from '@vinhdanh/rules';
import { readCommand } from './recorded-command.js';
import { redecide, type Redecision } from './redecide.js';
import { Timeline } from './timeline.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const stream = caseStream(caseId);

/** A case that a rule judged at its start and a person decided; every command of it, decided again by `evaluator`. */
async function again(evaluator: Evaluator, keyDestroyed = false): Promise<readonly Redecision[]> {
  const desk = new Desk(sha256, judgedPath, 100, () => countingRules);
  await desk.start();
  await desk.decide(people.unitHead, 'Review#1');
  const keys = [...desk.journal.keys.values()].map((key) => (keyDestroyed ? { ...key, wrapped: '' } : key));
  const open = opener(createInMemoryVault(sha256), keys, sectionContext(tenant, stream));
  const { records } = rehydrate(newCase(caseId), desk.journal.streams.get(`${tenant}|${stream}`) ?? [], open);
  const timeline = new Timeline(caseId, records);
  return [...desk.journal.commands.values()].map(({ hash, bytes }) => {
    const command = readCommand(bytes);
    if (!command.ok) throw new Error(command.error.code);
    const own = records.filter(({ commandHash }) => commandHash === hash);
    const before = timeline.before(own[0]?.version ?? 0, caseId);
    return redecide({ model: judgedPath, evaluators: () => evaluator, open }, command.value, before, own);
  });
}

describe('a case that a rule has judged, decided again', () => {
  it('comes to the same, reasons and all', async () => {
    expect(nomination('').personal.earlierAwards).toEqual([]);
    expect(await again(countingRules)).toEqual([{ kind: 'same' }, { kind: 'same' }]);
  });

  it('shows rules that mean something else now, down to the reason', async () => {
    const other: Evaluator = {
      ...countingRules,
      decide(models, decision, inputs, context) {
        const answer = countingRules.decide(models, decision, inputs, context);
        if (!answer.ok) return answer;
        const explanation = { ...answer.value.explanation, clauses: ['Luật Đ.45'] };
        return { ok: true, value: { ...answer.value, explanation } };
      },
    };
    const [started] = await again(other);
    expect(started).toMatchObject({
      kind: 'different',
      differences: [{ path: expect.arrayContaining(['clauses']), before: 'Luật Đ.44', after: 'Luật Đ.45' }],
    });
  });

  it('cannot be told once the key is destroyed: what the rules read is gone', async () => {
    expect(await again(countingRules, true)).toEqual([{ kind: 'unreadable' }, { kind: 'unreadable' }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  commandOf,
  counts,
  fiveDecisions,
  given,
  hourMs,
  journey,
  longPath,
  people,
  type Given,
  type Move,
} from '@vinhdanh/awards/testing';
import { caseHistory, type HistoryNames } from './history.js';

const names: HistoryNames = {
  person: (id) =>
    id === people.secretary.personId ? { name: 'Phạm Thu Hà', post: 'Chuyên viên' } : undefined,
  org: (org) => (org === 'so-gddt' ? { vi: 'Sở GDĐT', en: 'Department of Education' } : undefined),
};
const history = (walk: Given) =>
  caseHistory(
    walk.model,
    walk.record.map(({ event, at }, index) => ({ version: index + 1, at, hash: `h${index}`, event })),
    names,
  );
const atCheck = () =>
  given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });

describe('the history of a case in words', () => {
  it('says who decided what, by which duty, in both languages', () => {
    // given, when
    const line = history(atCheck().decide(people.secretary, 'Check', 'accept', { note: 'Đủ.' })).find(
      ({ type, by }) => type === 'StepDecided' && by === people.secretary.personId,
    );
    // then
    expect(line).toMatchObject({
      importance: 1,
      role: 'council-secretary',
      sentenceVi: 'Phạm Thu Hà (Thư ký hội đồng, Sở GDĐT) đã chấp nhận: Kiểm tra hồ sơ',
      sentenceEn: 'Phạm Thu Hà (Council secretary, Department of Education) decided “Accept”: Kiểm tra hồ sơ',
      note: 'Đủ.',
    });
  });

  it('says "đã" once where the outcome already begins with it', () => {
    const walk = atCheck().decide(people.secretary, 'Check', 'accept');
    const text = JSON.stringify(walk.model).replaceAll('"Chấp nhận"', '"Đã vào sổ"');
    const [last] = caseHistory(
      JSON.parse(text) as typeof walk.model,
      walk.record.map(({ event, at }, index) => ({ version: index + 1, at, hash: `h${index}`, event })),
      names,
    ).filter(({ type, by }) => type === 'StepDecided' && by === people.secretary.personId);
    expect(last?.sentenceVi).toBe('Phạm Thu Hà (Thư ký hội đồng, Sở GDĐT) đã vào sổ: Kiểm tra hồ sơ');
  });

  it('names an office once that is a duty by itself', () => {
    const walk = atCheck().decide(people.secretary, 'Check', 'accept');
    const named = (called: string) =>
      caseHistory(
        walk.model,
        walk.record.map(({ event, at }, index) => ({ version: index + 1, at, hash: `h${index}`, event })),
        { ...names, org: () => ({ vi: called, en: called }) },
      ).find(({ type, by }) => type === 'StepDecided' && by === people.secretary.personId)?.sentenceVi;
    expect(named('Thư ký hội đồng')).toMatch(/^Phạm Thu Hà \(Thư ký hội đồng\) đã/);
    expect(named('Sở Y tế')).toMatch(/^Phạm Thu Hà \(Thư ký hội đồng, Sở Y tế\) đã/);
  });

  it('gives the counts of a ballot, and an unknown person by id', () => {
    const line = history(atCheck()).find(
      ({ sentenceVi }) => sentenceVi.includes('Hội đồng cơ sở bình xét') && sentenceVi.includes('thành viên'),
    );
    expect(line?.sentenceVi).toBe(
      'giang-a-su (Thư ký hội đồng, cum-truong) đã ra nghị quyết pass: Hội đồng cơ sở bình xét (9/11 thành viên đồng ý, 2 không đồng ý, 0 phiếu trắng; 11 người có mặt)',
    );
  });

  it('tells a return with its fields openly and its reasons as the note', () => {
    const walk = atCheck().when(people.secretary, {
      type: 'ReturnStep',
      stepId: 'Check#1',
      reasons: { post: 'Ghi rõ chức vụ.' },
    });
    const line = history(walk).find(({ type }) => type === 'StepReturned');
    expect(line?.sentenceVi).toBe(
      'Phạm Thu Hà (Chuyên viên) đã trả lại hồ sơ để bổ sung (Chức vụ), thời hạn tạm dừng: Kiểm tra hồ sơ',
    );
    expect(line?.note).toBe('Chức vụ: Ghi rõ chức vụ.');
  });

  it('says that silence was consent, and that a step was escalated', () => {
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .decide(people.grassrootsSecretary, 'Receive')
      .decide(people.grassrootsSecretary, 'Session', 'pass', { ballot: counts(9) })
      .after(5 * hourMs)
      .when(journey, { type: 'FireTimer', timerId: 'Receive#2@due' })
      .decide(people.secretary, 'Receive');
    walk.after(10 * hourMs).when(journey, {
      type: 'FireTimer',
      timerId: Object.keys(walk.state.engine.timers).find((id) => id.includes('Silence')) ?? '',
    });
    const sentences = history(walk).map(({ sentenceVi }) => sentenceVi);
    expect(sentences).toContain('Quá hạn, báo cáo lên Giám đốc sở, Sở GDĐT: Tiếp nhận, kiểm tra hồ sơ');
    expect(sentences).toContain('Hết hạn không có ý kiến, được coi là đồng ý theo quy trình: Hiệp y');
  });

  it('keeps its sentences, without the notes, when the personal sections are gone', () => {
    const walk = atCheck().decide(people.secretary, 'Check', 'accept', { note: 'Đủ.' });
    const erased = walk.record.map(({ event, at }, index) => ({
      version: index + 1,
      at,
      hash: '',
      event: 'personal' in event ? { ...event, personal: null } : event,
    }));
    const lines = caseHistory(walk.model, erased as never, names);
    expect(lines.map(({ sentenceVi }) => sentenceVi)).toEqual(
      history(walk).map(({ sentenceVi }) => sentenceVi),
    );
    expect(lines.every(({ note }) => note === null)).toBe(true);
  });

  it('has two whole sentences for every event of any walk, and nothing of what is sealed', () => {
    const moves = fc.array(
      fc.record<Move>({ who: fc.nat(60), what: fc.nat(60), which: fc.nat(60), hours: fc.nat(4) }),
      { minLength: 10, maxLength: 60 },
    );
    fc.assert(
      fc.property(fc.constantFrom(fiveDecisions, longPath), moves, (model, walk) => {
        const live = given(model);
        for (const move of walk) {
          const { actor, command } = commandOf(model, live.state, move);
          live.after(move.hours * hourMs).when(actor, command);
        }
        const lines = history(live);
        expect(lines).toHaveLength(live.record.length);
        for (const { sentenceVi, sentenceEn, type } of lines) {
          expect(sentenceVi.length).toBeGreaterThan(3);
          expect(`${sentenceVi}${sentenceEn}`).not.toMatch(/undefined|null|\[object/);
          if (type !== 'FileAttached') expect(sentenceVi).not.toContain('Bí Mật');
        }
      }),
      { numRuns: 40 },
    );
  });
});

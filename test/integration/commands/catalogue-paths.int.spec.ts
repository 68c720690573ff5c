import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { currentLevel, newCase } from '@vinhdanh/awards';
import { isLegalTransition } from '@vinhdanh/awards/journey';
import { awardKinds, demoProvince } from '@vinhdanh/catalogue';
import { createCommandHandler, opener, rehydrate, sectionContext } from '@vinhdanh/commands';
import { createInMemoryBundles, createInMemoryVault, InMemoryJournal } from '@vinhdanh/commands/testing';
import { caseStream } from '@vinhdanh/journal';
import type { CaseId } from '@vinhdanh/kernel';
import { caseHistory, inboxRows } from '@vinhdanh/projections';
import { evaluatorOf } from '@vinhdanh/rules';
import { CaseDesk, compiled, journey, tenant } from '../../support/demo-office.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const caseId = 'walk-1' as CaseId;
const stream = caseStream(caseId);

async function desk(awardKind: string) {
  const model = await compiled(awardKind);
  const journal = new InMemoryJournal(sha256);
  const vault = createInMemoryVault(sha256);
  const handler = createCommandHandler({
    journal,
    bundles: createInMemoryBundles([model], { [awardKind]: model }),
    vault,
    evaluators: evaluatorOf,
    cacheSize: 10,
  });
  return { model, journal, vault, handler, walk: new CaseDesk(handler, caseId) };
}

describe.each([...awardKinds.map(({ code }) => code), 'S1', 'S1P'])(
  'the path of %s with the people of the demo province',
  (awardKind) => {
    it('is walked to the award by people who hold its duties', async () => {
      // given
      const { model, walk, journal, handler, vault } = await desk(awardKind);
      expect(await walk.start(awardKind)).toMatchObject({ kind: 'done' });
      // when
      const levels: ReturnType<typeof currentLevel>[] = [];
      for (let moves = 0; moves < 200; moves++) {
        levels.push(currentLevel(model, (await walk.read()).state));
        if (!(await walk.advance())) break;
      }
      // then
      const loaded = await handler.loadCase(tenant, caseId, journey);
      expect(loaded?.state).toMatchObject({ status: 'concluded', result: 'awarded' });
      expect(new Set(levels)).toEqual(
        new Set(['unit', 'grassroots', 'department', 'province', 'central', 'concluded']),
      );
      levels.reduce((from, to) => {
        expect({ from, to, legal: isLegalTransition(from, to) }).toEqual({ from, to, legal: true });
        return to;
      });
      const open = opener(vault, [...journal.keys.values()], sectionContext(tenant, stream));
      const { state } = rehydrate(newCase(caseId), journal.streams.get(`${tenant}|${stream}`) ?? [], open);
      expect(state).toEqual(loaded?.state);
      expect(journal.inbox(tenant, stream)).toEqual(inboxRows(model, state));
      expect(journal.refusals).toEqual([]);
    });

    it('is told in sentences that name people, steps and duties', async () => {
      const { model, walk, handler } = await desk(awardKind);
      await walk.start(awardKind);
      while (await walk.advance());
      const loaded = await handler.loadCase(tenant, caseId, journey);
      const names = {
        person: (id: string) => demoProvince.people.find((person) => person.id === id),
        org: (org: string) => {
          const found = demoProvince.organisations.find((each) => each.org === org);
          return found === undefined ? undefined : { vi: found.nameVi, en: found.nameEn };
        },
      };
      const lines = caseHistory(model, loaded?.events ?? [], names);
      expect(lines).toHaveLength(loaded?.events.length ?? -1);
      for (const { type, sentenceVi } of lines.filter(({ importance }) => importance < 3)) {
        expect({ type, sentenceVi }).toEqual({
          type,
          sentenceVi: expect.not.stringMatching(/undefined|#\d|[a-z]\d+-[a-z]/),
        });
      }
    });
  },
);

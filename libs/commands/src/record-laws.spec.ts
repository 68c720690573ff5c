import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseStream, verifyStream, zeroHash } from '@vinhdanh/journal';
import { canonicalJson, fromEpochMs, toEpochMs, type Json } from '@vinhdanh/kernel';
import { newCase } from '@vinhdanh/awards';
import {
  caseId,
  commandOf,
  counts,
  fiveDecisions,
  hourMs,
  journey,
  longPath,
  monday,
  people,
  tenant,
  type Move,
} from '@vinhdanh/awards/testing';
import { caseHeader, inboxRows } from '@vinhdanh/projections';
import { opener, rehydrate, sectionContext } from './rehydrate.js';
import { createInMemoryVault, Desk } from './testing/index.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const stream = caseStream(caseId);
const secret = 'Bí Mật';

const moves = fc.array(
  fc.record<Move>({ who: fc.nat(60), what: fc.nat(60), which: fc.nat(60), hours: fc.nat(4) }),
  {
    minLength: 10,
    maxLength: 40,
  },
);

/** Carries out a random walk through the handler, each move by what the case shows at that moment. */
async function walked(model: typeof fiveDecisions, walk: readonly Move[]): Promise<Desk> {
  const desk = new Desk(sha256, model);
  await desk.start();
  let at = monday;
  for (const move of walk) {
    const loaded = await desk.handler.loadState(tenant, caseId, journey);
    if (loaded === null) throw new Error('the case is gone');
    const { actor, command } = commandOf(model, loaded.state, move);
    const step = 'stepId' in command ? loaded.state.steps[command.stepId] : undefined;
    const seen =
      'stepId' in command
        ? { stepRevision: step?.revision ?? 1, dossierRevision: loaded.state.dossierRevision }
        : null;
    at = fromEpochMs(toEpochMs(at) + move.hours * hourMs);
    await desk.give(actor, command, { seen, at });
  }
  return desk;
}

describe('laws of the record, over random walks', () => {
  it('holds a sound chain whose fold is what header, inbox and cache say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(fiveDecisions, longPath), moves, async (model, walk) => {
        // given
        const { journal, handler } = await walked(model, walk);
        const events = journal.streams.get(`${tenant}|${stream}`) ?? [];
        // then
        expect(verifyStream(events, sha256).ok).toBe(true);
        const open = opener(
          createInMemoryVault(sha256),
          [...journal.keys.values()],
          sectionContext(tenant, stream),
        );
        const { state } = rehydrate(newCase(caseId), events, open);
        expect((await handler.loadState(tenant, caseId, journey))?.state).toEqual(state);
        expect(journal.headers.get(`${tenant}|${stream}`)).toEqual(
          caseHeader(model, state, events.at(-1)?.at ?? ''),
        );
        expect(journal.inbox(tenant, stream)).toEqual(inboxRows(model, state));
      }),
      { numRuns: 25 },
    );
  });

  it('writes nothing personal outside a sealed section, neither in events nor in commands nor in refusals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(fiveDecisions, longPath), moves, async (model, walk) => {
        const { journal } = await walked(model, walk);
        const bytes = [
          ...(journal.streams.get(`${tenant}|${stream}`) ?? []),
          ...journal.commands.values(),
        ].map((row) => row.bytes);
        expect(bytes.filter((text) => text.includes(secret))).toEqual([]);
        expect(canonicalJson(journal.refusals as unknown as Json)).not.toContain(secret);
        expect(canonicalJson(journal.notices as unknown as Json)).not.toContain(secret);
        expect(
          canonicalJson([...journal.inboxes.values()].map((rows) => [...rows.values()]) as unknown as Json),
        ).not.toContain(secret);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is stored beside the events', () => {
  it('says who, by what authority, on what documents, and which expressions were asked', async () => {
    // given
    const desk = new Desk(sha256, longPath);
    await desk.start();
    await desk.give(people.unitHead, {
      type: 'AttachFile',
      fileId: 'f',
      fileName: `${secret}.pdf`,
      sha256: 'e'.repeat(64),
      bytes: 5,
      mediaType: 'application/pdf',
    });
    const seen = { stepRevision: 1, dossierRevision: 2 };
    await desk.give(
      people.unitHead,
      { type: 'DecideStep', stepId: 'Submit#1', outcome: 'accept', ballot: null, note: null },
      { seen },
    );
    // when
    await desk.give(
      people.grassrootsSecretary,
      { type: 'DecideStep', stepId: 'Receive#1', outcome: 'accept', ballot: null, note: secret },
      { seen, key: 'the-one' },
    );
    // then
    const stored = [...desk.journal.commands.values()].find(({ commandId }) => commandId === 'the-one');
    const bytes = JSON.parse(stored?.bytes ?? '{}') as Record<string, unknown>;
    expect(bytes).toMatchObject({
      actor: people.grassrootsSecretary.personId,
      authority: people.grassrootsSecretary.memberships[0],
      bundle: longPath.hash,
      case: caseId,
      commandId: 'the-one',
      seen: { step: 1, dossier: 2, documents: ['e'.repeat(64)] },
      evaluations: [{ expression: 'outcome = "accept"', inputs: { outcome: 'accept' }, result: true }],
      tenant,
      type: 'DecideStep',
    });
    expect(bytes['args']).toEqual({
      ballot: null,
      outcome: 'accept',
      stepId: 'Receive#1',
      sealed: expect.anything(),
    });
    expect(stored?.hash).toBe(sha256(stored?.bytes ?? ''));
    const last = desk.journal.streams.get(`${tenant}|${stream}`)?.at(-1);
    expect(last?.commandHash).toBe(stored?.hash);
  });

  it('is the same bytes when the same commands are given again', async () => {
    const run = async () => {
      const desk = new Desk(sha256);
      await desk.start({ key: 'a' });
      await desk.decide(people.unitHead, 'Propose#1');
      await desk.decide(people.grassrootsSecretary, 'Council#1', 'pass', { ballot: counts(9) });
      return (desk.journal.streams.get(`${tenant}|${stream}`) ?? []).map(({ hash }) => hash);
    };
    expect(await run()).toEqual(await run());
    expect((await run())[0]).not.toBe(zeroHash);
  });

  it('cannot be moved to another case: a section opens in its own stream only', async () => {
    const desk = new Desk(sha256);
    await desk.start();
    const [first] = desk.journal.streams.get(`${tenant}|${stream}`) ?? [];
    const keys = [...desk.journal.keys.values()];
    const elsewhere = opener(createInMemoryVault(sha256), keys, sectionContext(tenant, 'case-other'));
    expect(() => rehydrate(newCase(caseId), first === undefined ? [] : [first], elsewhere)).toThrow(
      'VAULT.ALTERED',
    );
  });
});

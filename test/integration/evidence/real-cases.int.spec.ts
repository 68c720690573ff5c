import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { awardKinds } from '@vinhdanh/catalogue';
import { createCommandHandler } from '@vinhdanh/commands';
import { createInMemoryBundles, createInMemoryVault, InMemoryJournal } from '@vinhdanh/commands/testing';
import { canonicalJson, type CaseId, type Json } from '@vinhdanh/kernel';
import { evaluatorOf } from '@vinhdanh/rules';
import { CaseDesk, compiled, tenant } from '../../support/demo-office.js';
import { judgeContents, packContents, reportOf } from '../../support/evidence/judge.js';
import { MemoryLog } from '../../support/evidence/memory-log.js';
import { MemoryRecord } from '../../support/evidence/memory-record.js';
import { logSigner, witnessOne } from '../../support/evidence/packs.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const caseId = 'walk-1' as CaseId;
const stream = `case-${caseId}`;

/** A whole case as the command handler writes it, from the nomination to the award. */
async function walked(awardKind: string): Promise<MemoryRecord> {
  const model = await compiled(awardKind);
  const journal = new InMemoryJournal(sha256);
  const handler = createCommandHandler({
    journal,
    bundles: createInMemoryBundles([model], { [awardKind]: model }),
    vault: createInMemoryVault(sha256),
    evaluators: evaluatorOf,
    cacheSize: 10,
  });
  const desk = new CaseDesk(handler, caseId);
  await desk.start(awardKind);
  while (await desk.advance());
  const record = new MemoryRecord(new MemoryLog(logSigner));
  const { hash: _hash, ...bundle } = model;
  record.addBundle(bundle as unknown as Json);
  record.commandsOf.set(
    stream,
    [...journal.commands.values()].map(({ hash, bytes }) => ({ hash, bytes: Buffer.from(bytes) })),
  );
  for (const { version, bytes } of journal.streams.get(`${tenant}|${stream}`) ?? [])
    record.appendBytes(stream, version, Buffer.from(bytes));
  record.log.publish([witnessOne]);
  return record;
}

describe.each(awardKinds.map(({ code }) => code))('a case of %s as the product records it', (awardKind) => {
  it('is verified but for its papers, which nobody drafted here', async () => {
    const record = await walked(awardKind);
    const report = reportOf(await judgeContents(await packContents(record, { tenant, streams: [stream] })));
    expect(report.counts.events).toBe(record.streams.get(stream)?.length);
    expect(report.counts.commands).toBeGreaterThan(5);
    expect(report.counts.bundles).toBe(1);
    for (const { code, file, event } of report.findings)
      expect([code, file, event?.type]).toEqual([
        'FILE.MISSING',
        expect.stringMatching(/^files\//),
        'PaperDrafted',
      ]);
  });
});

it('writes a bundle as it was hashed', async () => {
  const { hash, ...bundle } = await compiled('HCLD3');
  expect(`sha256:${sha256(canonicalJson(bundle as unknown as Json))}`).toBe(hash);
});

import { randomUUID } from 'node:crypto';
import type { CaseView } from '@vinhdanh/contracts';
import { advance } from '../../api/support/advance.js';
import { nomination, type Client } from '../../api/support/client.js';
import type { Office } from '../../api/support/office.js';

const UNIT = 'khoa-hoi-suc';

export interface WalkedCase {
  readonly caseId: string;
  readonly view: CaseView;
  readonly officer: Client;
  /** Who returned the dossier for supplement. */
  readonly secretary: Client;
}

/**
 * A case that has seen something: a document, a comment, attempts that were refused, the unit's own decisions, and
 * at the grass roots a return for supplement with its answer.
 */
export async function walkCase(office: Office): Promise<WalkedCase> {
  const officer = await office.holder('unit-officer', UNIT);
  const { caseId } = await officer.done('/nominations', nomination(UNIT));
  const upload = await officer.ask(`/cases/${caseId}/attachments?name=${encodeURIComponent('Báo cáo.txt')}`, {
    method: 'POST',
    raw: 'Báo cáo thành tích của tập thể khoa.',
    headers: { 'content-type': 'text/plain', 'idempotency-key': randomUUID() },
  });
  if (upload.status >= 300) throw new Error(JSON.stringify(upload.body));
  await officer.done(`/cases/${caseId}/comments`, { text: 'Đề nghị xem xét sớm.' });
  const before = await advance(office, caseId, ({ level }) => level === 'grassroots');
  const step = before.steps[0]!;
  const path = officer.stepPath(caseId, step, 'decide');
  const refused = await officer.command(path, { outcome: 'accept' }, { 'if-match': step.etag });
  if (refused.status !== 403) throw new Error(`the officer was not refused: ${refused.status}`);
  const secretary = await office.holder(step.role, step.org);
  await secretary.done(
    secretary.stepPath(caseId, step, 'return'),
    { reasons: { achievements: 'Thiếu số quyết định công nhận.' } },
    { 'if-match': step.etag },
  );
  const returned = (await officer.view(caseId)).steps[0]!;
  const supplementer = await office.holder(returned.returned!.toRole, returned.returned!.toOrg);
  await supplementer.done(
    supplementer.stepPath(caseId, returned, 'supplement'),
    { facts: {}, personal: { achievements: 'Hai sáng kiến theo Quyết định 12/QĐ-BV.' }, note: 'Đã bổ sung.' },
    { 'if-match': returned.etag },
  );
  return { caseId, view: await secretary.view(caseId), officer, secretary };
}

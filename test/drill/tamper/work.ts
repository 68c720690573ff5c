import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Stack } from '@vinhdanh/dev';
import { ProblemError } from '../../support/http-client.js';
import { invented } from '../../support/nomination.js';
import { approval, type Office } from '../../support/office.js';
import { until } from '../../support/until.js';

/** Five steps with a paper drafted beside them. */
const awardKind = 'S1P';
const concludedMs = 120_000;

const pdf = (text: string): Buffer =>
  Buffer.from(`%PDF-1.7\n% ${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);

/** A nomination with a file, and one who has no duty at its first step and tries to decide it. */
export async function begin(office: Office, n: number): Promise<string> {
  const starter = office.with('unit-officer');
  const [unit] = (await starter.startOptions()).units;
  if (unit === undefined) throw new Error('the unit officer has no unit to nominate from');
  const { caseId } = await starter.start(invented(awardKind, unit.org, n));
  await starter.attach(caseId, `bao-cao-${n}.pdf`, pdf(`Báo cáo thành tích ${n}`));
  const [step] = (await starter.case(caseId)).steps;
  const stranger = office.people.find((person) => step && !person.holds(step.role, step.org));
  if (step === undefined || stranger === undefined) throw new Error('nobody could be refused');
  const refused = await stranger.decide(caseId, step, approval(step)).then(
    () => false,
    (error: unknown) => error instanceof ProblemError && [403, 404].includes(error.status),
  );
  if (!refused) throw new Error(`${stranger.name} was not refused`);
  return caseId;
}

/** Decides the next `steps` steps; all of them where nothing is said, until the case has ended. */
export async function carryOn(
  office: Office,
  caseId: string,
  steps = Number.POSITIVE_INFINITY,
): Promise<void> {
  const reader = office.with('unit-officer');
  for (let done = 0; done < steps; done++) {
    const [step] = (await reader.case(caseId)).steps;
    if (step === undefined) break;
    await office.actorOf(step).decide(caseId, step, approval(step));
  }
  if (Number.isFinite(steps)) return;
  // The paper is the worker's.
  await until(`case ${caseId} to end`, concludedMs, async () => {
    return (await reader.case(caseId)).status === 'concluded';
  });
}

/** An auditor looks at cases: written as the audit service writes it, through the role that can do nothing else. */
export async function look(stack: Stack, caseIds: readonly string[]): Promise<void> {
  const recorder = new pg.Client({ connectionString: stack.databaseUrls.recorder });
  await recorder.connect();
  try {
    for (const caseId of caseIds)
      await recorder.query('SELECT vinhdanh.record_access($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        stack.serviceEnv.TENANT,
        'thanh-tra',
        'auditor',
        'thanh-tra-tinh',
        'case',
        [caseId],
        'GET cases/:id',
        randomUUID(),
        '{}',
      ]);
  } finally {
    await recorder.end();
  }
}

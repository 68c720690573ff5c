import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogSigner, sealedLogs } from '@vinhdanh/sealing';
import { formatVerifierKey } from '@vinhdanh/transparency-log';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import { logKey, type DrillWitness } from './witnessed.js';

interface Report {
  readonly verdict: string;
  readonly findings: readonly { readonly code: string; readonly detail: string | null }[];
  readonly findingsCount: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Keys of the log and its witness, as an auditor would have them. */
export function writeTrust(file: string, origin: string, witness: DrillWitness): void {
  const logs = sealedLogs.flatMap(({ name }) => createLogSigner(`${origin}/${name}`, [logKey]).keys);
  writeFileSync(file, [...logs.map(formatVerifierKey), witness.line.split(' ')[0], ''].join('\n'));
}

/**
 * Verifies the whole record under the keys of one log and asks the witness. Its faults have to be those that are known
 * and no others; none stands for *verified*.
 */
export async function verifyAs(
  origin: string,
  expected: readonly string[],
  env: NodeJS.ProcessEnv,
  home: string,
  witness: DrillWitness,
): Promise<{ readonly note: string; readonly wrong: readonly string[] }> {
  const keys = join(home, 'keys.txt');
  writeTrust(keys, origin, witness);
  const { code, out, err } = await runVinhdanh(env, 'verify', '--all', '--trust', keys, '--json');
  if (code === 2 || !out.startsWith('{'))
    return { note: 'not to be verified', wrong: [`verify: ${out}${err}`] };
  const { verdict, findings, findingsCount, counts } = JSON.parse(out) as Report;
  const codes = findings.map((finding) => finding.code);
  const note =
    `${counts.events} events of ${counts.cases} cases, ${counts.commands} commands, ${counts.documents} documents:` +
    ` ${verdict}${codes.length === 0 ? '' : `, ${codes.join(', ')}`}`;
  const asExpected =
    JSON.stringify(codes) === JSON.stringify(expected) &&
    findingsCount === expected.length &&
    (verdict === 'verified') === (expected.length === 0);
  return { note, wrong: asExpected ? [] : [`verify: ${note}: ${JSON.stringify(findings.slice(0, 5))}`] };
}

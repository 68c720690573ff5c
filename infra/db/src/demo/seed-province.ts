import type { Finding } from '@vinhdanh/bpmn-model';
import pg from 'pg';
import { ownerRole, roleUrl, type DatabaseSettings } from '../settings.js';
import { blockingFindings, type CompiledPath, type SeedPath } from './seed-path.js';
import { writeDirectory } from './write-directory.js';
import { writePath } from './write-path.js';

export interface SeedRequest {
  readonly database: DatabaseSettings;
  readonly tenant: string;
  /** argon2id, of the demo password. */
  readonly passwordHash: string;
  readonly paths: readonly SeedPath[];
}
export type SeedOutcome =
  | {
      readonly kind: 'seeded';
      readonly bundles: readonly { readonly awardKind: string; readonly hash: string }[];
    }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

/**
 * Fills the demo province, all in one transaction. A path with a finding that blocks publishing refuses
 * the whole, and nothing is written. Idempotent.
 */
export async function seedProvince(request: SeedRequest): Promise<SeedOutcome> {
  const compiled: { path: SeedPath; result: CompiledPath }[] = [];
  const findings: Finding[] = [];
  for (const path of request.paths) {
    const result = await path.compile();
    if (result.ok) compiled.push({ path, result: result.value });
    findings.push(...blockingFindings(result.ok ? result.value.findings : result.error));
  }
  if (findings.length > 0 || compiled.length < request.paths.length) return { kind: 'refused', findings };
  const { adminUrl, ownerPassword } = request.database;
  const client = new pg.Client({ connectionString: roleUrl(adminUrl, ownerRole, ownerPassword) });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('vinhdanh.tenant', $1, true)`, [request.tenant]);
    await writeDirectory(client, request.tenant, request.passwordHash);
    for (const { path, result } of compiled) await writePath(client, request.tenant, path, result);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  return {
    kind: 'seeded',
    bundles: compiled.map(({ path, result }) => ({ awardKind: path.awardKind, hash: result.model.hash })),
  };
}

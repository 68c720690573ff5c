import type { ClientBase } from 'pg';
import type { CompiledPath, SeedPath } from './seed-path.js';

/** Keeps the bundle (a hash never changes its content) and makes it the one that new cases of the kind get. */
export async function writePath(
  client: ClientBase,
  tenant: string,
  path: SeedPath,
  compiled: CompiledPath,
): Promise<void> {
  const { hash, key } = compiled.model;
  await client.query(
    `INSERT INTO vinhdanh.bundle (tenant, hash, key, bytes) VALUES ($1,$2,$3,convert_to($4,'UTF8')) ON CONFLICT DO NOTHING`,
    [tenant, hash, key, compiled.text],
  );
  await client.query(
    `INSERT INTO vinhdanh.published_path AS p (tenant, award_kind, bundle_hash, name_vi, name_en, source)
     VALUES ($1,$2,$3,$4,$5,$6)
     ON CONFLICT (tenant, award_kind) DO UPDATE SET bundle_hash = excluded.bundle_hash, name_vi = excluded.name_vi,
       name_en = excluded.name_en, source = excluded.source, published_at = now()
     WHERE p.bundle_hash <> excluded.bundle_hash OR p.name_vi <> excluded.name_vi`,
    [tenant, path.awardKind, hash, path.nameVi, path.nameEn, path.source],
  );
}

import type { Model } from '@vinhdanh/bpmn-model';
import type { Bundles } from '@vinhdanh/commands';
import { Defect, type TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';
import { Lru } from '../lru.js';

const byHash = { name: 'bundle-by-hash', text: `SELECT hash, bytes FROM vinhdanh.read_bundle($1,$2)` };
const current = { name: 'bundle-current', text: `SELECT vinhdanh.read_published_hash($1,$2) AS hash` };
const published = {
  name: 'published-paths',
  text: `SELECT award_kind, bundle_hash, name_vi, name_en, source FROM vinhdanh.read_published_paths($1)`,
};
/** Compiled models in memory; a tenant has a few dozen that live cases still use. */
const MODELS_CACHED_MAX = 200;

/** What the start form offers. */
export interface PublishedPath {
  readonly awardKind: string;
  readonly bundleHash: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly source: string;
}
export interface PostgresBundles extends Bundles {
  published(tenant: TenantId): Promise<readonly PublishedPath[]>;
}

/** Bundles by content hash. A hash never changes its content, so what was read once is kept. */
export function createPostgresBundles(pool: Pool): PostgresBundles {
  const models = new Lru<Model>(MODELS_CACHED_MAX);
  const read = async (tenant: TenantId, hash: string): Promise<Model | null> => {
    const known = models.get(`${tenant}|${hash}`);
    if (known) return known;
    const { rows } = await pool.query<{ hash: string; bytes: Buffer }>({ ...byHash, values: [tenant, hash] });
    const row = rows[0];
    if (row === undefined) return null;
    const bundle = JSON.parse(row.bytes.toString('utf8')) as Omit<Model, 'hash'>;
    if (typeof bundle.mainProcess !== 'string') throw new Defect('BUNDLE.MALFORMED', `${hash} is no bundle`);
    const model: Model = { ...bundle, hash };
    models.set(`${tenant}|${hash}`, model);
    return model;
  };
  return {
    byHash: read,
    currentFor: async (tenant, awardKind) => {
      const { rows } = await pool.query<{ hash: string | null }>({ ...current, values: [tenant, awardKind] });
      const hash = rows[0]?.hash ?? null;
      return hash === null ? null : read(tenant, hash);
    },
    published: async (tenant) => {
      const { rows } = await pool.query({ ...published, values: [tenant] });
      return rows.map((row) => ({
        awardKind: row.award_kind,
        bundleHash: row.bundle_hash,
        nameVi: row.name_vi,
        nameEn: row.name_en,
        source: row.source,
      }));
    },
  };
}

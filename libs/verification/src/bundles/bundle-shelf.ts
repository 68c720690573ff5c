import type { ClientBase } from 'pg';
import type { Model } from '@vinhdanh/bpmn-model';
import { isHexHash, readJsonBytes, bundlePath } from '@vinhdanh/record-format';
import type { Checks } from '../checks.js';
import { hexHash, host } from '../host.js';

/** Compiled bundles in memory; a tenant has a few dozen that cases still use. */
const MODELS_MAX = 200;
const prefix = 'sha256:';

const byHash = {
  name: 'verify-bundle',
  text: `SELECT encode(bytes, 'hex') AS bytes FROM vinhdanh.bundle WHERE tenant = $1 AND hash = $2`,
};
const allHashes = `SELECT hash FROM vinhdanh.bundle WHERE tenant = $1 AND hash > $2 ORDER BY hash LIMIT 200`;

/** The bundles that events and commands name; each is checked once, when it is first needed. */
export class BundleShelf {
  /** By hash as the record names it; null for one that is not there or is not what it is named by. */
  readonly #models = new Map<string, Model | null>();
  readonly #named = new Set<string>();

  constructor(
    private readonly client: ClientBase,
    private readonly checks: Checks,
  ) {}

  /** Notes that the record names a bundle: `sha256:` and a hash, or anything else, which is passed over. */
  name(hash: unknown): void {
    if (typeof hash === 'string' && hash.startsWith(prefix) && isHexHash(hash.slice(prefix.length)))
      this.#named.add(hash);
  }

  /** The bundle of a hash; what is wrong with it is said the first time. @throws whatever the server says. */
  async model(hash: string): Promise<Model | null> {
    const known = this.#models.get(hash);
    if (known !== undefined) return known;
    const model = await this.#load(hash);
    if (this.#models.size >= MODELS_MAX) this.#models.clear();
    this.#models.set(hash, model);
    return model;
  }

  /** Checks what was named and not needed, and, where the whole record is verified, what was not even named. */
  async checkRest(): Promise<void> {
    for (const hash of this.#named) if (!this.#models.has(hash)) await this.model(hash);
    if (this.checks.scope.streams === null) await this.#checkUnnamed();
    this.checks.counts.bundles = this.#named.size;
  }

  /** A bundle that no case has used yet may decide the next one. */
  async #checkUnnamed(): Promise<void> {
    for (let last = ''; ;) {
      const { rows } = await this.client.query<{ hash: string }>(allHashes, [this.checks.scope.tenant, last]);
      for (const { hash } of rows) if (!this.#named.has(hash)) await this.#load(hash);
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end.hash;
    }
  }

  async #load(hash: string): Promise<Model | null> {
    const { findings, scope } = this.checks;
    const file = bundlePath(hash.startsWith(prefix) ? hash.slice(prefix.length) : hash);
    const { rows } = await this.client.query<{ bytes: string }>({ ...byHash, values: [scope.tenant, hash] });
    const row = rows[0];
    if (row === undefined) {
      findings.add('FILE.MISSING', { file });
      return null;
    }
    const bytes = Buffer.from(row.bytes, 'hex');
    if (`${prefix}${hexHash(bytes)}` !== hash) {
      findings.add('FILE.HASH', { file });
      return null;
    }
    const json = readJsonBytes(host, bytes);
    if (!json.ok) {
      findings.add(json.fault, { file, detail: `byte ${json.at}` });
      return null;
    }
    return { ...(json.value as unknown as Omit<Model, 'hash'>), hash };
  }
}

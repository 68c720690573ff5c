import { readFileSync } from 'node:fs';
import type { Model } from '@vinhdanh/bpmn-model';
import type { PersonKeyRow, RecordedEvent, StoredCommand } from '@vinhdanh/journal';
import type { CaseId, TenantId } from '@vinhdanh/kernel';

/** A case as a released version recorded it: its bundle, its keys, and each command with the events it came to. */
export interface GoldenCase {
  readonly caseId: CaseId;
  readonly tenant: TenantId;
  /** The bundle's bytes, and the hash by which the record names it. */
  readonly bundleBytes: string;
  readonly bundleHash: string;
  readonly keys: readonly PersonKeyRow[];
  readonly appends: readonly { readonly command: StoredCommand; readonly events: readonly RecordedEvent[] }[];
}

type Head = Pick<GoldenCase, 'caseId' | 'tenant' | 'keys'> & { readonly bundle: string };

/** Reads `<name>.jsonl` and `<name>.bundle.json` of this folder. */
export function goldenCase(name: string): GoldenCase {
  const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
  const [first = '', ...lines] = read(`${name}.jsonl`).trimEnd().split('\n');
  const { caseId, tenant, keys, bundle } = JSON.parse(first) as Head;
  const appends = lines.map((line) => JSON.parse(line) as GoldenCase['appends'][number]);
  const bundleBytes = read(`${name}.bundle.json`).trimEnd();
  return { caseId, tenant, keys, appends, bundleBytes, bundleHash: bundle };
}

export const modelOf = ({ bundleBytes, bundleHash }: GoldenCase): Model => ({
  ...(JSON.parse(bundleBytes) as Omit<Model, 'hash'>),
  hash: bundleHash,
});

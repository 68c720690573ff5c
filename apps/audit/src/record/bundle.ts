import type { Model } from '@vinhdanh/bpmn-model';
import type { Bundles, Vault } from '@vinhdanh/commands';
import { ApiProblem } from '@vinhdanh/http-platform';
import { canonicalJson, type Json, type TenantId } from '@vinhdanh/kernel';

/** Bundles whose content was found to be what their hash names; a hash never changes its content. */
const sound = new WeakSet<Model>();

/**
 * A bundle out of the record, held against the hash that names it.
 * @throws ApiProblem `RECORD.BUNDLE_MISSING`, `RECORD.BUNDLE_ALTERED`.
 */
export async function readBundle(
  bundles: Pick<Bundles, 'byHash'>,
  vault: Pick<Vault, 'sha256'>,
  tenant: TenantId,
  hash: string,
): Promise<Model> {
  const model = await bundles.byHash(tenant, hash);
  if (model === null) throw new ApiProblem('RECORD.BUNDLE_MISSING', { details: { bundle: hash } });
  if (sound.has(model)) return model;
  const { hash: _named, ...content } = model;
  if (`sha256:${vault.sha256(canonicalJson(content as unknown as Json))}` !== hash)
    throw new ApiProblem('RECORD.BUNDLE_ALTERED', { details: { bundle: hash } });
  sound.add(model);
  return model;
}

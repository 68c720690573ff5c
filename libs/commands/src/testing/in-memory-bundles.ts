import type { Model } from '@vinhdanh/bpmn-model';
import type { Bundles } from '../ports.js';

/** Published models by hash; an award kind gets the model that is named for it. */
export const createInMemoryBundles = (
  models: readonly Model[],
  current: Readonly<Record<string, Model>> = {},
): Bundles => ({
  byHash: (_tenant, hash) => Promise.resolve(models.find((model) => model.hash === hash) ?? null),
  currentFor: (_tenant, awardKind) =>
    Promise.resolve(Object.hasOwn(current, awardKind) ? (current[awardKind] ?? null) : null),
});

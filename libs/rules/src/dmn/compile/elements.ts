import type {
  DmnDecision,
  DmnInput,
  DmnKnowledgeModel,
  DmnModel,
  DmnReference,
  DmnService,
} from '../model.js';

/** An element that others may require, with the model that it stands in. */
export type Element =
  | { readonly kind: 'input'; readonly model: DmnModel; readonly node: DmnInput }
  | { readonly kind: 'decision'; readonly model: DmnModel; readonly node: DmnDecision }
  | { readonly kind: 'knowledge'; readonly model: DmnModel; readonly node: DmnKnowledgeModel }
  | { readonly kind: 'service'; readonly model: DmnModel; readonly node: DmnService };

export const referenceKey = ({ namespace, id }: DmnReference): string => `${namespace}#${id}`;
export const elementKey = ({ model, node }: Element): string => `${model.namespace}#${node.id}`;

/** Every element of linked models, by namespace and id. */
export function elementsOf(models: readonly DmnModel[]): Map<string, Element> {
  const all = new Map<string, Element>();
  const add = (element: Element): void => void all.set(elementKey(element), element);
  for (const model of models) {
    for (const node of model.inputs) add({ kind: 'input', model, node });
    for (const node of model.decisions) add({ kind: 'decision', model, node });
    for (const node of model.knowledgeModels) add({ kind: 'knowledge', model, node });
    for (const node of model.services) add({ kind: 'service', model, node });
  }
  return all;
}

/** What an element requires, in the order in which it is written. */
export function requirementsOf(element: Element): readonly DmnReference[] {
  switch (element.kind) {
    case 'input':
      return [];
    case 'decision':
      return [
        ...element.node.requiredInputs,
        ...element.node.requiredDecisions,
        ...element.node.requiredKnowledge,
      ];
    case 'knowledge':
      return element.node.requiredKnowledge;
    case 'service':
      return element.node.outputDecisions;
  }
}

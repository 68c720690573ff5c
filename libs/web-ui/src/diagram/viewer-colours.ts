/** What the diagram says about an element; `ahead` is everything that has not happened. */
export type ElementState = 'done' | 'open' | 'incident' | 'ahead';

export interface DiagramStanding {
  readonly done: readonly string[];
  readonly flows: readonly string[];
  readonly open: readonly { readonly elementId: string; readonly label: string }[];
  readonly incidents: readonly string[];
}

/** The state of one element. An incident outweighs everything, then what is open, then what is done. Pure. */
export function stateOf(standing: DiagramStanding, elementId: string): ElementState {
  if (standing.incidents.includes(elementId)) return 'incident';
  if (standing.open.some((one) => one.elementId === elementId)) return 'open';
  return standing.done.includes(elementId) || standing.flows.includes(elementId) ? 'done' : 'ahead';
}

interface Colours {
  readonly stroke: string;
  readonly fill: string;
}

/** The product's own colours; variables, so that light and dark need no second drawing. */
export const coloursOf: Readonly<Record<ElementState, Colours>> = {
  done: { stroke: 'var(--vd-green)', fill: 'var(--vd-panel)' },
  open: { stroke: 'var(--vd-action)', fill: 'var(--vd-soft)' },
  incident: { stroke: 'var(--vd-red)', fill: 'var(--vd-red-soft)' },
  ahead: { stroke: 'var(--vd-line-strong)', fill: 'var(--vd-panel)' },
};

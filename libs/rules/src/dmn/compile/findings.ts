import type { DmnFinding } from '../model.js';

/** Where in a model something is being compiled. */
export interface Place {
  readonly namespace: string;
  readonly elementId: string | null;
  /** Name of the element, for whoever reads an incident. */
  readonly element: string;
  /** `table 1, row 3, input 2`; null for the element as a whole. */
  readonly cell: string | null;
  readonly line: number | null;
}

/** What is found wrong while models are compiled. */
export class Findings {
  readonly list: DmnFinding[] = [];

  add(severity: DmnFinding['severity'], code: string, place: Place, what: string): void {
    const { namespace, elementId, line, cell } = place;
    this.list.push({ severity, code, namespace, elementId, line, cell, what });
  }
}

/** The same place with a cell within it named. */
export const within = (place: Place, cell: string, line: number | null = place.line): Place => ({
  ...place,
  cell: place.cell === null ? cell : `${place.cell}, ${cell}`,
  line,
});

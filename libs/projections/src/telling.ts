import type { Model } from '@vinhdanh/bpmn-model';
import type { Words } from './vocabulary.js';

/** An event told: its sentences, how much it matters, and what the person wrote. */
export interface Told extends Words {
  readonly importance: 1 | 2 | 3;
  readonly note?: string | null;
}

/** What a sentence may ask: names of steps, elements, people and duties. */
export interface Telling {
  readonly model: Model;
  readonly instance: (instanceId: string) => string;
  readonly element: (elementId: string) => string;
  readonly person: (personId: string, role: string | null, org: string | null) => Words;
  readonly duty: (role: string, org: string) => Words;
}

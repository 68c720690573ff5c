import { instantOf } from '../instant.js';

export const questionKinds = ['inbox', 'awards'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question at a past date, as the address says it: a link is a link to its answer. */
export interface QuestionsSearch {
  readonly ask?: QuestionKind | undefined;
  readonly org?: string | undefined;
  readonly role?: string | undefined;
  /** An instant. */
  readonly at?: string | undefined;
}

const nameCharsMax = 80;
const nameOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= nameCharsMax ? value : undefined;

/** Reads what an address asks; anything unknown falls back instead of breaking the page. Pure. */
export function readQuestionsSearch(search: Record<string, unknown>): QuestionsSearch {
  const ask = questionKinds.find((one) => one === search['ask']);
  return {
    ask: ask === 'inbox' ? undefined : ask,
    org: nameOf(search['org']),
    role: nameOf(search['role']),
    at: instantOf(search['at']),
  };
}

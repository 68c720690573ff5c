import type { EarlierAwardRow } from './earlier-awards.js';

/** A person's unfinished nomination, kept on this machine from the first keystroke. */
export interface StartValues {
  readonly awardKind: string;
  readonly unit: string;
  readonly subjectKind: 'individual' | 'collective' | 'household' | 'foreigner';
  readonly name: string;
  readonly birthDate: string;
  readonly post: string;
  readonly isLeader: boolean;
  readonly isDirectWorker: boolean;
  readonly achievementFrom: string;
  readonly achievementTo: string;
  readonly achievements: string;
  readonly earlierAwards: readonly EarlierAwardRow[];
}

export interface Draft {
  readonly values: StartValues;
  readonly savedAt: string;
}

export const emptyValues: StartValues = {
  awardKind: '',
  unit: '',
  subjectKind: 'individual',
  name: '',
  birthDate: '',
  post: '',
  isLeader: false,
  isDirectWorker: true,
  achievementFrom: '',
  achievementTo: '',
  achievements: '',
  earlierAwards: [],
};

const keyOf = (personId: string) => `vinhdanh.draft.start.${personId}`;

/** Nobody can erase on a machine that is switched off: what was never sent goes by itself. */
const DRAFT_DAYS_MAX = 30;
const DAY_MS = 86_400_000;

/**
 * The kept draft of this person, or null; one that cannot be read counts as none, and one that nobody has touched for
 * thirty days is dropped: it holds the data of somebody who was never nominated.
 */
export function readDraft(personId: string, nowMs = Date.now()): Draft | null {
  const text = localStorage.getItem(keyOf(personId));
  if (text === null) return null;
  const draft = parse(text);
  if (draft !== null && nowMs - Date.parse(draft.savedAt) <= DRAFT_DAYS_MAX * DAY_MS) return draft;
  dropDraft(personId);
  return null;
}

function parse(text: string): Draft | null {
  try {
    const { values, savedAt } = JSON.parse(text) as Draft;
    return typeof savedAt === 'string' ? { values: { ...emptyValues, ...values }, savedAt } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function keepDraft(personId: string, draft: Draft): void {
  localStorage.setItem(keyOf(personId), JSON.stringify(draft));
}

export function dropDraft(personId: string): void {
  localStorage.removeItem(keyOf(personId));
}

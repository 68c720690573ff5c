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
};

const keyOf = (personId: string) => `vinhdanh.draft.start.${personId}`;

/** The kept draft of this person, or null; one that cannot be read counts as none. */
export function readDraft(personId: string): Draft | null {
  const text = localStorage.getItem(keyOf(personId));
  if (text === null) return null;
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

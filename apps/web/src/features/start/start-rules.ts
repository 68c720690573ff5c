import type { StartNomination } from '@vinhdanh/contracts';
import { limits } from '@vinhdanh/kernel';
import type { StartValues } from './draft.js';
import { rowFault, statedAwards } from './earlier-awards.js';

export type StartFault = 'required' | 'date' | 'order' | 'future' | 'long' | 'row';
export type StartFaults = Readonly<Partial<Record<keyof StartValues, StartFault>>>;

export const nameCharsMax = 200;

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function dateFault(text: string, required: boolean, today: string): StartFault | null {
  if (text.trim() === '') return required ? 'required' : null;
  if (!isDate(text)) return 'date';
  return text > today ? 'future' : null;
}

const textFault = (text: string, max: number, required: boolean): StartFault | null => {
  if (text.trim() === '') return required ? 'required' : null;
  return text.trim().length > max ? 'long' : null;
};

/** What must be corrected before the form can be sent, by field. `today` is a local date. Pure. */
export function startFaults(values: StartValues, today: string): StartFaults {
  const to = dateFault(values.achievementTo, true, today);
  const all: Partial<Record<keyof StartValues, StartFault | null>> = {
    awardKind: textFault(values.awardKind, nameCharsMax, true),
    unit: textFault(values.unit, nameCharsMax, true),
    name: textFault(values.name, nameCharsMax, true),
    birthDate: dateFault(values.birthDate, false, today),
    post: textFault(values.post, nameCharsMax, false),
    achievementFrom: dateFault(values.achievementFrom, true, today),
    achievementTo:
      to ??
      (isDate(values.achievementFrom) && values.achievementTo <= values.achievementFrom ? 'order' : null),
    achievements: textFault(values.achievements, limits.factTextCharsMax, true),
    earlierAwards: values.earlierAwards.some((row) => rowFault(row, Number(today.slice(0, 4))) !== null)
      ? 'row'
      : null,
  };
  return Object.fromEntries(Object.entries(all).filter(([, fault]) => fault !== null)) as StartFaults;
}

/** The request of a form without faults. Pure. */
export function startBody(values: StartValues): StartNomination {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const person = values.subjectKind === 'individual' || values.subjectKind === 'foreigner';
  return {
    awardKind: values.awardKind,
    unit: values.unit,
    subjectKind: values.subjectKind,
    isLeader: person && values.isLeader,
    isDirectWorker: person && values.isDirectWorker,
    achievementFrom: values.achievementFrom,
    achievementTo: values.achievementTo,
    personal: {
      name: values.name.trim().normalize('NFC'),
      birthDate: person ? orNull(values.birthDate) : null,
      post: person ? orNull(values.post) : null,
      achievements: values.achievements.trim().normalize('NFC'),
      earlierAwards: statedAwards(values.earlierAwards),
    },
  };
}

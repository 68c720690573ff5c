import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMoment, showMoment } from '../../../format/moment.js';

export interface MomentField {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly fault: boolean;
  /** The instant that was typed, or null; then the field says so. */
  readonly read: () => string | null;
}

/** A moment as it is being typed; begins with the one that the address names. */
export function useMomentField(at: string | undefined): MomentField {
  const [typed, setTyped] = useState(at === undefined ? '' : showMoment(at));
  const [fault, setFault] = useState(false);
  return {
    typed,
    setTyped: (text) => {
      setTyped(text);
      setFault(false);
    },
    fault,
    read: () => {
      const instant = readMoment(typed);
      setFault(instant === null);
      return instant;
    },
  };
}

/** A date, with or without a time, as the office writes it. */
export function MomentInput({ field }: { readonly field: MomentField }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('audit.moment.label')}
      placeholder="05/11/2026 15:30"
      autoComplete="off"
      value={field.typed}
      error={field.fault ? t('audit.moment.invalid') : undefined}
      onChange={(event) => field.setTyped(event.currentTarget.value)}
    />
  );
}

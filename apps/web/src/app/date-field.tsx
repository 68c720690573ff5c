import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readLocalDate, showLocalDate } from '../format/dates.js';

export interface DateFieldProps {
  readonly label: string;
  /** A local date `yyyy-MM-dd`, or what was typed while it is none yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

/**
 * A date typed as the office writes it, dd/MM/yyyy, whatever the browser's own language. What cannot be
 * read as a date is handed on as typed, so that the form can say so and a draft keeps it.
 */
export function DateField({ label, value, onChange, error, required = false }: DateFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      placeholder={t('start.dateHint')}
      inputMode="numeric"
      autoComplete="off"
      required={required}
      withAsterisk={false}
      error={error}
      value={typed ?? showLocalDate(value)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(readLocalDate(text) ?? text.trim());
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { limits } from '@vinhdanh/kernel';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../app/date-field.js';
import { EarlierAwardsField } from '../start/earlier-awards-field.js';
import { rowFault } from '../start/earlier-awards.js';
import type { EditableField, FieldValue } from './dossier-fields.js';

type Value = FieldValue | undefined;

const nameCharsMax = 200;
/** In the country's time. */
const thisYear = (): number =>
  Number(
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format(new Date()),
  );
const optional: readonly EditableField[] = ['birthDate', 'post'];

/** Why a field's value cannot be sent, as a key of the start form's words; null when it can. Pure. */
export function fieldFault(field: EditableField, value: Value): 'required' | 'date' | 'long' | 'row' | null {
  if (typeof value === 'boolean') return null;
  if (Array.isArray(value)) return value.some((row) => rowFault(row, thisYear()) !== null) ? 'row' : null;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return optional.includes(field) ? null : 'required';
  if (['birthDate', 'achievementFrom', 'achievementTo'].includes(field))
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? null : 'date';
  return text.length > (field === 'achievements' ? limits.factTextCharsMax : nameCharsMax) ? 'long' : null;
}

export interface FieldEditorProps {
  readonly field: EditableField;
  readonly value: Value;
  readonly showFault: boolean;
  readonly onChange: (value: FieldValue) => void;
}

/** The right control for one field of the dossier. */
export function FieldEditor({ field, value, showFault, onChange }: FieldEditorProps) {
  const { t } = useTranslation();
  const label = t(`dossier.field.${field}`);
  const fault = showFault ? fieldFault(field, value) : null;
  const max = field === 'achievements' ? limits.factTextCharsMax : nameCharsMax;
  const error = fault === null ? undefined : t(`start.invalid.${fault}`, { max });
  switch (field) {
    case 'isLeader':
    case 'isDirectWorker':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'birthDate':
    case 'achievementFrom':
    case 'achievementTo':
      return (
        <DateField
          label={label}
          value={typeof value === 'string' ? value : ''}
          error={error}
          onChange={(date) => onChange(date === '' ? null : date)}
        />
      );
    case 'earlierAwards':
      return (
        <EarlierAwardsField
          rows={Array.isArray(value) ? value : []}
          thisYear={thisYear()}
          showFaults={showFault}
          onChange={onChange}
        />
      );
    case 'achievements':
      return (
        <Textarea
          label={label}
          autosize
          minRows={4}
          maxRows={14}
          value={typeof value === 'string' ? value : ''}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          value={typeof value === 'string' ? value : ''}
          error={error}
          onChange={(event) =>
            onChange(
              event.currentTarget.value === '' && optional.includes(field) ? null : event.currentTarget.value,
            )
          }
        />
      );
  }
}

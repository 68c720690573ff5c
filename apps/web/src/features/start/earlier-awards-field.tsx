import { Button, Checkbox, TextInput } from '@mantine/core';
import { limits } from '@vinhdanh/kernel';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  emptyRow,
  rowFault,
  usualCodes,
  type EarlierAwardFault,
  type EarlierAwardRow,
} from './earlier-awards.js';
import classes from './earlier-awards-field.module.css';

export interface EarlierAwardsFieldProps {
  readonly rows: readonly EarlierAwardRow[];
  readonly thisYear: number;
  /** Whether faults are said: once the form was tried. */
  readonly showFaults: boolean;
  readonly onChange: (rows: readonly EarlierAwardRow[]) => void;
}

/** The awards that the nominee holds already: what ladders and runs of years are counted from. */
export function EarlierAwardsField({ rows, thisYear, showFaults, onChange }: EarlierAwardsFieldProps) {
  const { t } = useTranslation();
  const codes = useId();
  const change = (index: number, part: Partial<EarlierAwardRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <fieldset className={classes.field}>
      <legend>{t('dossier.field.earlierAwards')}</legend>
      <p className={classes.hint}>{t('start.earlierAwards.hint')}</p>
      <datalist id={codes}>
        {usualCodes.map((code) => (
          <option key={code} value={code}>
            {t(`start.earlierAwards.kind.${code}`)}
          </option>
        ))}
      </datalist>
      <ol className={classes.rows}>
        {rows.map((row, index) => {
          const fault = showFaults ? rowFault(row, thisYear) : null;
          const said = (field: EarlierAwardFault) =>
            fault === field ? t(`start.earlierAwards.invalid.${field}`) : undefined;
          return (
            // Rows have no name of their own: their place is what tells them apart.
            <li key={index} className={classes.row}>
              <TextInput
                label={t('start.earlierAwards.code')}
                list={codes}
                value={row.code}
                error={said('code')}
                onChange={(event) => change(index, { code: event.currentTarget.value })}
              />
              <TextInput
                label={t('start.earlierAwards.year')}
                inputMode="numeric"
                maxLength={4}
                value={row.year}
                error={said('year')}
                onChange={(event) => change(index, { year: event.currentTarget.value })}
              />
              <TextInput
                label={t('start.earlierAwards.decisionNumber')}
                value={row.decisionNumber}
                error={said('decisionNumber')}
                onChange={(event) => change(index, { decisionNumber: event.currentTarget.value })}
              />
              <Checkbox
                className={classes.school}
                label={t('start.earlierAwards.schoolYear')}
                checked={row.schoolYear}
                onChange={(event) => change(index, { schoolYear: event.currentTarget.checked })}
              />
              <Button
                className={classes.remove}
                variant="subtle"
                size="compact-sm"
                aria-label={t('start.earlierAwards.removeNumber', { number: index + 1 })}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              >
                {t('start.earlierAwards.remove')}
              </Button>
            </li>
          );
        })}
      </ol>
      <Button
        variant="default"
        size="compact-md"
        disabled={rows.length >= limits.earlierAwardsMax}
        onClick={() => onChange([...rows, emptyRow])}
      >
        {t('start.earlierAwards.add')}
      </Button>
    </fieldset>
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BallotRule, BallotStanding, Counts } from './ballot.js';
import classes from './ballot-fields.module.css';

export type BallotText = Readonly<Record<keyof Counts, string>>;
export const emptyBallot: BallotText = { members: '', present: '', yes: '', no: '', blank: '' };
const names = ['members', 'present', 'yes', 'no', 'blank'] as const;

/** The typed counts as numbers, or null while one is missing. A blank ballot count left empty is none. */
export function readBallot(text: BallotText): Counts | null {
  const read = (value: string) => (/^\s*\d+\s*$/.test(value) ? Number(value) : null);
  const [members, present, yes, no, blank] = [
    read(text.members),
    read(text.present),
    read(text.yes),
    read(text.no),
    text.blank.trim() === '' ? 0 : read(text.blank),
  ];
  if (members === null || present === null || yes === null || no === null || blank === null) return null;
  return { members, present, yes, no, blank };
}

export interface BallotFieldsProps {
  readonly rule: BallotRule;
  readonly value: BallotText;
  readonly onChange: (value: BallotText) => void;
  readonly standing: BallotStanding | null;
  readonly fault: string | undefined;
}

function Line({ met, children }: { readonly met: boolean; readonly children: string }) {
  const Icon = met ? IconCheck : IconMinus;
  return (
    <p className={classes.line} data-met={met}>
      <Icon size={16} aria-hidden="true" />
      {children}
    </p>
  );
}

/** Five counts, and live below them whether quorum and threshold are reached: "cần 80 % = 12/14". */
export function BallotFields({ rule, value, onChange, standing, fault }: BallotFieldsProps) {
  const { t } = useTranslation();
  const everybody = () => onChange({ ...value, yes: value.present, no: '0', blank: '0' });
  const counts = readBallot({ ...value, yes: '0', no: '0', blank: '0' });
  return (
    <fieldset className={classes.ballot}>
      <legend>{t('dossier.ballot.legend')}</legend>
      {rule.secret ? <p className={classes.hint}>{t('dossier.ballot.secret')}</p> : null}
      <div className={classes.counts}>
        {names.map((name) => (
          <TextInput
            key={name}
            data-autofocus={name === 'members' ? true : undefined}
            label={t(`dossier.ballot.${name}`)}
            inputMode="numeric"
            autoComplete="off"
            value={value[name]}
            onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
            error={fault !== undefined}
            aria-describedby={fault === undefined ? undefined : 'ballot-fault'}
          />
        ))}
      </div>
      <Button variant="subtle" size="compact-sm" onClick={everybody} disabled={counts === null}>
        {t('dossier.ballot.all')}
      </Button>
      {fault === undefined ? null : (
        <p id="ballot-fault" className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      <div aria-live="polite">
        {standing === null || counts === null ? null : (
          <>
            <Line met={standing.quorumMet}>
              {`${t('dossier.ballot.quorum', { need: standing.quorumNeed, members: counts.members })}: ${t(standing.quorumMet ? 'dossier.ballot.quorumMet' : 'dossier.ballot.quorumNotMet')}`}
            </Line>
            <Line met={standing.reached}>
              {`${t('dossier.ballot.threshold', { percent: rule.thresholdPercent, need: standing.yesNeed, base: standing.base })}: ${t(standing.reached ? 'dossier.ballot.reached' : 'dossier.ballot.notReached', { yes: value.yes })}`}
            </Line>
          </>
        )}
      </div>
    </fieldset>
  );
}

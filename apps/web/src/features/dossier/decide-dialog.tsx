import { Button, Radio, Textarea } from '@mantine/core';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { useState, type FormEvent } from 'react';
import { useAnnounce } from '../../app/announcer.js';
import { Dialog } from '../../app/dialog.js';
import { useLanguage } from '../../i18n/use-language.js';
import { BallotFields, emptyBallot, readBallot, type BallotText } from './ballot-fields.js';
import { ballotStanding, countedOutcomes, countsFault } from './ballot.js';
import { CommandProblem } from './command-problem.js';
import { useFreshStep } from './fresh-step.js';
import { useStepCommand } from './use-case-command.js';
import classes from './dialogs.module.css';

export interface DecideDialogProps {
  readonly view: CaseView;
  readonly step: OpenStep;
  readonly outcome: string | null;
  readonly onClose: () => void;
}

interface Faults {
  readonly outcome?: string;
  readonly note?: string;
  readonly ballot?: string;
}

/** Records a step's outcome: with the counts of the ballot where a council decides, a reason where one is needed. */
export function DecideDialog({ view, step: seen, outcome: preset, onClose }: DecideDialogProps) {
  const { t, pick } = useLanguage();
  const announce = useAnnounce();
  const { step, refresh } = useFreshStep(view.caseId, seen);
  const [chosen, setChosen] = useState(preset);
  const [note, setNote] = useState('');
  const [ballot, setBallot] = useState<BallotText>(emptyBallot);
  const [faults, setFaults] = useState<Faults>({});
  const command = useStepCommand(view.caseId);
  const counts = step.ballot === null ? null : readBallot(ballot);
  const standing =
    step.ballot !== null && counts !== null && countsFault(counts) === null
      ? ballotStanding(step.ballot, counts)
      : null;
  const outcomeKey = chosen ?? standing?.outcome ?? null;
  const outcome = step.outcomes.find((one) => one.key === outcomeKey) ?? null;
  const countsNeeded = step.ballot !== null && chosen === null;
  const counted = step.ballot === null ? [] : countedOutcomes(step.ballot);
  const choices = step.outcomes.filter((one) => !counted.includes(one.key));
  const label = outcome === null ? '' : pick(outcome.labelVi, outcome.labelEn);
  const check = (): Faults => {
    const countFault = countsNeeded && counts !== null ? countsFault(counts) : null;
    return {
      ...(outcome === null && step.ballot === null ? { outcome: t('dossier.decide.outcomeMissing') } : {}),
      ...((outcome?.needsNote ?? false) && note.trim() === ''
        ? { note: t('dossier.decide.noteMissing') }
        : {}),
      ...(countsNeeded && counts === null ? { ballot: t('dossier.ballot.missing') } : {}),
      ...(countFault === null ? {} : { ballot: t(`dossier.ballot.${countFault}`) }),
    };
  };
  const wordOf = (key: string): string => {
    const found = step.outcomes.find((one) => one.key === key);
    return found === undefined ? key : pick(found.labelVi, found.labelEn);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setFaults(found);
    if (Object.keys(found).length > 0 || outcome === null) return;
    command.mutate(
      {
        stepId: step.stepId,
        etag: step.etag,
        command: 'decide',
        body: {
          outcome: outcome.key,
          ...(counts === null || countsFault(counts) !== null ? {} : { ballot: counts }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
      },
      {
        onSuccess: () => {
          announce(t('dossier.decide.recorded', { outcome: label }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={step.name} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {step.ballot === null ? null : (
          <BallotFields
            rule={step.ballot}
            value={ballot}
            onChange={setBallot}
            standing={standing}
            fault={faults.ballot}
          />
        )}
        <Radio.Group
          label={t('dossier.decide.outcome')}
          value={chosen ?? ''}
          onChange={(key) => setChosen(key === '' ? null : key)}
          error={faults.outcome}
        >
          <div className={classes.options}>
            {step.ballot === null ? null : (
              <Radio
                value=""
                label={
                  outcome === null || chosen !== null
                    ? t('dossier.ballot.byCounts')
                    : t('dossier.ballot.byCountsOutcome', { outcome: label })
                }
              />
            )}
            {choices.map((one) => (
              <Radio key={one.key} value={one.key} label={pick(one.labelVi, one.labelEn)} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          data-autofocus={step.ballot === null ? true : undefined}
          label={outcome?.needsNote === true ? t('dossier.decide.noteNeeded') : t('dossier.decide.note')}
          description={outcome?.needsNote === true ? t('dossier.decide.noteHint') : undefined}
          required={outcome?.needsNote === true}
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={faults.note}
        />
        <CommandProblem error={command.error} onRefresh={refresh} outcomeLabel={wordOf} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={command.isPending}
            color={outcome?.kind === 'refuse' ? 'red' : undefined}
          >
            {outcome === null ? t('action.send') : t('dossier.decide.submit', { outcome: label })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

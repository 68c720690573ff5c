import { Button, Checkbox, Textarea } from '@mantine/core';
import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../app/announcer.js';
import { Dialog } from '../../app/dialog.js';
import { CommandProblem } from './command-problem.js';
import { returnFields, type ReturnField } from './dossier-fields.js';
import { useFreshStep } from './fresh-step.js';
import { useStepCommand } from './use-case-command.js';
import classes from './dialogs.module.css';

export interface ReturnDialogProps {
  readonly view: CaseView;
  readonly step: OpenStep;
  readonly onClose: () => void;
}

/** Sends the dossier back with a reason at each field; the sender gets them as a list of things to do. */
export function ReturnDialog({ view, step: seen, onClose }: ReturnDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { step, refresh } = useFreshStep(view.caseId, seen);
  const [reasons, setReasons] = useState<Partial<Record<ReturnField, string>>>({});
  const [tried, setTried] = useState(false);
  const command = useStepCommand(view.caseId);
  const named = Object.entries(reasons).map(([field, text]) => [field, text.trim()] as const);
  const complete = named.length > 0 && named.every(([, text]) => text !== '');
  const toggle = (field: ReturnField, on: boolean) =>
    setReasons((before) => {
      if (on) return { ...before, [field]: before[field] ?? '' };
      const { [field]: _gone, ...rest } = before;
      return rest;
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!complete) return;
    command.mutate(
      {
        stepId: step.stepId,
        etag: step.etag,
        command: 'return',
        body: { reasons: Object.fromEntries(named) },
      },
      {
        onSuccess: () => {
          announce(t('dossier.return.done'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('dossier.return.title')} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p
          className={classes.lead}
        >{`${t('dossier.return.lead')} ${t('dossier.return.left', { count: step.returnsLeft })}`}</p>
        <div role="group" aria-label={t('dossier.return.pick')} className={classes.options}>
          {returnFields.map((field) => {
            const text = reasons[field];
            const name = t(`dossier.field.${field}`);
            return (
              <div key={field} className={classes.field}>
                <Checkbox
                  label={name}
                  checked={text !== undefined}
                  onChange={(event) => toggle(field, event.currentTarget.checked)}
                />
                {text === undefined ? null : (
                  <Textarea
                    aria-label={t('dossier.return.reason', { field: name })}
                    placeholder={t('dossier.return.reason', { field: name })}
                    autosize
                    minRows={1}
                    maxRows={5}
                    autoFocus
                    value={text}
                    error={tried && text.trim() === ''}
                    onChange={(event) => {
                      const next = event.currentTarget.value;
                      setReasons((before) => ({ ...before, [field]: next }));
                    }}
                  />
                )}
              </div>
            );
          })}
        </div>
        {tried && !complete ? (
          <p className={classes.fault} role="alert">
            {t('dossier.return.missing')}
          </p>
        ) : null}
        <CommandProblem error={command.error} onRefresh={refresh} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={command.isPending}>
            {t('dossier.return.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

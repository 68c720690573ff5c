import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { auditStateAtQuery } from '../../../api/audit-queries.js';
import { problemSentence } from '../../../api/problem-text.js';
import { Dialog } from '../../../app/dialog.js';
import { dateTime } from '../../../format/dates.js';
import { readMoment, showMoment } from '../../../format/moment.js';
import classes from './moment-dialog.module.css';

export interface MomentDialogProps {
  readonly caseId: string;
  readonly firstAt: string;
  readonly lastAt: string;
  /** What the field opens with. */
  readonly at: string;
  readonly onFound: (version: number, moment: string) => void;
  readonly onClose: () => void;
}

/** Goes to a moment by its date: the service says which event was the last one then. */
export function MomentDialog({ caseId, firstAt, lastAt, at, onFound, onClose }: MomentDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(showMoment(at));
  const [fault, setFault] = useState<string | null>(null);
  const client = useQueryClient();
  const find = useMutation({
    mutationFn: (moment: string) => client.fetchQuery(auditStateAtQuery(caseId, moment)),
    onSuccess: ({ version }, moment) => onFound(version, moment),
    onError: (error) => setFault(problemSentence(error)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const moment = readMoment(typed);
    if (moment === null) setFault(t('audit.moment.invalid'));
    else find.mutate(moment);
  };
  return (
    <Dialog title={t('audit.moment.title')} onClose={onClose} size={440}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          data-autofocus
          label={t('audit.moment.label')}
          description={t('audit.moment.hint')}
          autoComplete="off"
          value={typed}
          error={fault}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setFault(null);
          }}
        />
        <p className={classes.range}>
          {t('audit.moment.range', { from: dateTime(firstAt), to: dateTime(lastAt) })}
        </p>
        <Button type="submit" loading={find.isPending}>
          {t('audit.moment.submit')}
        </Button>
      </form>
    </Dialog>
  );
}

import { Button, Textarea } from '@mantine/core';
import type { CaseView } from '@vinhdanh/contracts';
import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../app/announcer.js';
import { Dialog } from '../../app/dialog.js';
import { CommandProblem } from './command-problem.js';
import { useCaseCommand } from './use-case-command.js';
import classes from './dialogs.module.css';

export interface MessageDialogProps {
  readonly view: CaseView;
  readonly message: 'withdraw' | 'conferral-recorded';
  readonly onClose: () => void;
}

const wordsOf = { withdraw: 'withdraw', 'conferral-recorded': 'conferral' } as const;

/** Withdraws a case (with its reason, since nothing undoes it) or records that the award was handed over. */
export function MessageDialog({ view, message, onClose }: MessageDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCaseCommand(view.caseId);
  const words = wordsOf[message];
  const missing = words === 'withdraw' && note.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    command.mutate(
      { command: 'messages', body: { name: message, ...(note.trim() === '' ? {} : { note: note.trim() }) } },
      {
        onSuccess: () => {
          announce(t(`dossier.${words}.done`));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t(`dossier.${words}.title`)} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className={classes.lead}>{t(`dossier.${words}.lead`)}</p>
        <Textarea
          data-autofocus
          label={t(`dossier.${words}.note`)}
          autosize
          minRows={2}
          maxRows={6}
          value={note}
          error={tried && missing ? t('dossier.withdraw.missing') : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <CommandProblem
          error={command.error}
          onRefresh={() => void client.invalidateQueries({ queryKey: ['case', view.caseId] })}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={command.isPending} color={words === 'withdraw' ? 'red' : undefined}>
            {t(`dossier.${words}.submit`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

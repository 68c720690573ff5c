import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { CaseView } from '@vinhdanh/contracts';
import { limits } from '@vinhdanh/kernel';
import { PersonName } from '@vinhdanh/web-ui';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { CommandProblem } from './command-problem.js';
import { mayDo } from './next-action.js';
import { Panel } from '../../app/panel.js';
import { sendOnCtrlEnter } from './send-keys.js';
import { useCaseCommand } from './use-case-command.js';
import classes from './comments-panel.module.css';

function Write({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const command = useCaseCommand(caseId, () => setText(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') command.mutate({ command: 'comments', body: { text: text.trim() } });
  };
  return (
    <form className={classes.form} onSubmit={submit} onKeyDown={sendOnCtrlEnter}>
      <Textarea
        aria-label={t('dossier.comments.label')}
        placeholder={t('dossier.comments.label')}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={limits.commentCharsMax}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <CommandProblem
        error={command.error}
        onRefresh={() => void client.invalidateQueries({ queryKey: ['case', caseId] })}
      />
      {text.trim() === '' ? null : (
        <Button
          type="submit"
          variant="default"
          size="xs"
          loading={command.isPending}
          className={classes.send}
        >
          {t('dossier.comments.submit')}
        </Button>
      )}
    </form>
  );
}

/** What people on the case wrote to each other. */
export function CommentsPanel({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('dossier.comments.title')}>
      {view.comments.length === 0 ? <p className={classes.muted}>{t('dossier.comments.none')}</p> : null}
      <ul className={classes.list}>
        {view.comments.map((comment) => (
          <li key={comment.commentId} className={classes.comment}>
            <p className={classes.who}>
              <PersonName name={comment.by.name} post={comment.by.post} />
              <time className={classes.muted} dateTime={comment.at}>
                {dateTime(comment.at)}
              </time>
            </p>
            <p className={classes.text}>{comment.text ?? t('dossier.comments.erased')}</p>
          </li>
        ))}
      </ul>
      {mayDo(view, 'comment', null) ? <Write caseId={view.caseId} /> : null}
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { codeOf, isConflict, ProblemError } from '../../api/problem-error.js';
import { problemSentence } from '../../api/problem-text.js';
import { dateTime } from '../../format/dates.js';
import classes from './command-problem.module.css';

export interface CommandProblemProps {
  readonly error: unknown;
  /** Fetches the case anew; offered after a conflict. */
  readonly onRefresh: () => void;
  /** The word of an outcome's key, where the step that was decided is known. */
  readonly outcomeLabel?: (key: string) => string;
}

function FirstBy({
  error,
  outcomeLabel,
}: {
  readonly error: ProblemError;
  readonly outcomeLabel: (key: string) => string;
}) {
  const { t } = useTranslation();
  const { by } = error.problem;
  if (by === undefined) return <>{problemSentence(error)}</>;
  const at = dateTime(by.at);
  return (
    <>
      {by.outcome === null
        ? t('dossier.conflict.first', { name: by.name, at })
        : t('dossier.conflict.firstOutcome', { name: by.name, at, outcome: outcomeLabel(by.outcome) })}
    </>
  );
}

/** Why a command was refused; after a conflict, who was first. What was typed stays where it is. */
export function CommandProblem({ error, onRefresh, outcomeLabel = (key) => key }: CommandProblemProps) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const conflict = isConflict(error);
  const fields = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return (
    <div className={classes.problem} role="alert">
      <IconAlertTriangle size={20} className={classes.icon} aria-hidden="true" />
      <div className={classes.text}>
        {conflict ? <strong>{t('dossier.conflict.title')}</strong> : null}
        <p>{conflict ? <FirstBy error={error} outcomeLabel={outcomeLabel} /> : problemSentence(error)}</p>
        {fields.length === 0 ? null : (
          <ul>
            {fields.map((field) => (
              <li key={`${field.path} ${field.code}`}>{`${field.path}: ${field.message}`}</li>
            ))}
          </ul>
        )}
        <p className={classes.kept}>
          {conflict ? t('dossier.conflict.kept') : t('problem.keptTyped')} <code>{codeOf(error)}</code>
        </p>
        {conflict ? (
          <Button variant="default" size="xs" onClick={onRefresh}>
            {t('dossier.conflict.again')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

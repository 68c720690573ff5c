import { Link } from '@tanstack/react-router';
import { EmptyState } from '@vinhdanh/web-ui';
import { useTranslation } from 'react-i18next';
import { codeOf, ProblemError } from '../../api/problem-error.js';
import { LoadProblem } from '../../app/page-problems.js';

/** Why a page of the auditor has nothing to show: not for this person, no such case, or it did not come. */
export function AuditProblem({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const refused = error instanceof ProblemError && error.problem.status === 403;
  if (!refused && codeOf(error) !== 'CASE.NOT_FOUND') return <LoadProblem error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      headingLevel="h1"
      title={t(refused ? 'audit.noPermission.title' : 'audit.noCase.title')}
      hint={t(refused ? 'audit.noPermission.hint' : 'audit.noCase.hint')}
      action={<Link to="/">{t('action.toStart')}</Link>}
    />
  );
}

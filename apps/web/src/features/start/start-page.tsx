import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState, PageSkeleton } from '@vinhdanh/web-ui';
import { useTranslation } from 'react-i18next';
import { startOptionsQuery } from '../../api/queries.js';
import { LoadProblem } from '../../app/page-problems.js';
import { usePageTitle } from '../../app/page-title.js';
import { StartForm } from './start-form.js';
import classes from './start.module.css';

/** Where a unit starts a nomination. */
export function StartPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(startOptionsQuery);
  usePageTitle(t('start.title'));
  if (data === undefined) {
    return error === null ? (
      <PageSkeleton rows={10} label={t('loading')} />
    ) : (
      <LoadProblem error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.units.length === 0 || data.awardKinds.length === 0) {
    return (
      <EmptyState
        headingLevel="h1"
        title={t('start.notAllowed.title')}
        hint={t('start.notAllowed.hint')}
        action={
          <Link to="/inbox" search={{ tab: 'waiting' }}>
            {t('action.toInbox')}
          </Link>
        }
      />
    );
  }
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('start.title')}</h1>
      <StartForm options={data} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PageSkeleton } from '@vinhdanh/web-ui';
import { useTranslation } from 'react-i18next';
import { auditRefusalsQuery } from '../../../api/audit-queries.js';
import { LoadProblem } from '../../../app/page-problems.js';
import { Panel } from '../../../app/panel.js';
import { Refusals } from './refusals.js';
import classes from './refusals.module.css';

/** What people tried on the case and were refused: it changed nothing, and it is kept. */
export function RefusalsPanel({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    auditRefusalsQuery(caseId),
  );
  const refusals = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('audit.refusals.title')}>
      {data === undefined && error !== null ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? <PageSkeleton rows={5} label={t('loading')} /> : null}
      {data !== undefined && refusals.length === 0 ? (
        <p className={classes.none}>{t('audit.refusals.none')}</p>
      ) : null}
      <Refusals refusals={refusals} />
      {hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('dossier.history.older')}
        </Button>
      ) : null}
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { EmptyState, PageSkeleton } from '@vinhdanh/web-ui';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { auditCasesQuery } from '../../../api/audit-queries.js';
import { problemSentence } from '../../../api/problem-text.js';
import { useKeys } from '../../../app/key-sequence.js';
import { usePageTitle } from '../../../app/page-title.js';
import { AuditProblem } from '../audit-problem.js';
import { usePack } from '../record/use-pack.js';
import { RowsTable } from '../rows-table.js';
import list from '../audit-list.module.css';
import { useCaseColumns } from './case-columns.js';
import { CasesFilters } from './cases-filters.js';
import { isNarrowed } from './cases-search.js';
import { packCasesMax, useSelection, type Selection } from './use-selection.js';
import classes from './cases.module.css';

const narrowRowPx = 92;

/** What can be done with the ticked cases: one pack of all of them. */
function Selected({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation();
  const pack = usePack();
  const { ids } = selection;
  const exportPack = () => {
    if (ids.length > 0 && ids.length <= packCasesMax && !pack.busy)
      pack.download(ids, t('audit.pack.fileName', { count: ids.length }));
  };
  useKeys({ e: exportPack });
  if (ids.length === 0) return null;
  return (
    <div
      className={classes.selected}
      role="group"
      aria-label={t('audit.cases.selected', { count: ids.length })}
    >
      <span>{t('audit.cases.selected', { count: ids.length })}</span>
      <Button
        size="compact-sm"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        loading={pack.busy}
        disabled={ids.length > packCasesMax}
        onClick={exportPack}
      >
        {t('audit.header.export')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={selection.clear}>
        {t('audit.cases.unselect')}
      </Button>
      {ids.length > packCasesMax ? <span>{t('audit.cases.tooMany', { max: packCasesMax })}</span> : null}
      {pack.error === null ? null : (
        <span className={classes.problem} role="alert">
          {problemSentence(pack.error)}
        </span>
      )}
    </div>
  );
}

/** Every case of the record, found by number, name or unit. */
export function CasesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/audit/cases' });
  const selection = useSelection();
  const columns = useCaseColumns(selection);
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery(auditCasesQuery(search));
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);
  usePageTitle(t('audit.cases.title'));
  const empty = isNarrowed(search) ? 'emptyFiltered' : 'empty';
  return (
    <div className={list.page}>
      <div className={list.head}>
        <h1 className={list.title}>{t('audit.cases.title')}</h1>
        <CasesFilters search={search} />
      </div>
      <div className={list.body} aria-busy={isPlaceholderData}>
        {error !== null && data === undefined ? (
          <AuditProblem error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <PageSkeleton rows={12} label={t('loading')} />
        ) : items.length === 0 ? (
          <EmptyState title={t(`audit.cases.${empty}.title`)} hint={t(`audit.cases.${empty}.hint`)} />
        ) : (
          <RowsTable
            items={items}
            columns={columns}
            keyOf={({ caseId }) => caseId}
            label={t('audit.cases.table')}
            widths={classes.widths}
            narrowRowPx={narrowRowPx}
            onNearEnd={more}
          />
        )}
      </div>
      {items.length === 0 ? null : (
        <div className={list.foot}>
          <span role="status">
            {isFetchingNextPage
              ? t('audit.cases.loadingMore')
              : t('audit.cases.shown', { count: items.length })}
          </span>
          {hasNextPage ? (
            <Button variant="subtle" size="compact-sm" onClick={more} disabled={isFetchingNextPage}>
              {t('audit.cases.loadMore')}
            </Button>
          ) : null}
          <Selected selection={selection} />
        </div>
      )}
    </div>
  );
}

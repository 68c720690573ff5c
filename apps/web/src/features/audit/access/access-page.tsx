import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { AccessEntry } from '@vinhdanh/contracts/audit';
import { EmptyState, PageSkeleton } from '@vinhdanh/web-ui';
import { useCallback, useMemo } from 'react';
import { accessQuery } from '../../../api/audit-queries.js';
import { usePageTitle } from '../../../app/page-title.js';
import { dateTime } from '../../../format/dates.js';
import { openKey } from '../../../i18n/open-key.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { AuditProblem } from '../audit-problem.js';
import { RowsTable, type RowsColumn } from '../rows-table.js';
import { accessDetails, type AccessDetail } from './access-details.js';
import type { AccessSearch } from './access-search.js';
import list from '../audit-list.module.css';
import classes from './access.module.css';

const narrowRowPx = 84;

/** What was asked for beside the case, as one short line. */
function useDetailText(): (entry: AccessEntry) => string {
  const { t } = useLanguage();
  const textOf = (detail: AccessDetail): string => {
    switch (detail.kind) {
      case 'event':
        return t('audit.access.detail.event', { version: detail.version });
      case 'moment':
        return dateTime(detail.at);
      case 'compared':
        return t('audit.access.detail.compared', { from: detail.from, to: detail.to });
      case 'cases':
        return t('audit.access.detail.cases', { count: detail.count });
      case 'other':
        return `${openKey('audit.access.detail', detail.name, detail.name)}: ${detail.value}`;
      default:
        return detail satisfies never;
    }
  };
  return ({ details }) => accessDetails(details).map(textOf).join(', ');
}

function useColumns(search: AccessSearch): readonly RowsColumn<AccessEntry>[] {
  const { t } = useLanguage();
  const detailText = useDetailText();
  return [
    { id: 'at', header: t('audit.access.column.at'), cell: ({ at }) => dateTime(at) },
    {
      id: 'who',
      header: t('audit.access.column.who'),
      cell: ({ person }) => (
        <Link
          to="/audit/access"
          search={{ ...search, person: person.personId }}
          className={classes.who}
          title={person.post ?? undefined}
        >
          {person.name}
        </Link>
      ),
    },
    {
      id: 'what',
      header: t('audit.access.column.what'),
      cell: (entry) => {
        const details = detailText(entry);
        return (
          <span title={`${entry.operation} ${details}`}>
            {openKey('audit.access.kind', entry.kind, entry.kind)}
            {details === '' ? null : <span className={classes.details}>{details}</span>}
          </span>
        );
      },
    },
    {
      id: 'case',
      header: t('audit.access.column.case'),
      cell: ({ caseId, caseNumber }) =>
        caseId === null ? null : (
          <Link to="/audit/cases/$caseId" params={{ caseId }}>
            {caseNumber ?? caseId}
          </Link>
        ),
    },
    {
      id: 'sealed',
      header: t('audit.events.column.sealed'),
      cell: ({ sealedNumber }) => sealedNumber ?? t('audit.event.unsealedShort'),
    },
  ];
}

/** Who looked at what, newest first: of everybody, of one person, or at one case. */
export function AccessPage() {
  const { t } = useLanguage();
  const search = useSearch({ from: '/frame/audit/access' });
  const navigate = useNavigate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(accessQuery(search));
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const columns = useColumns(search);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  usePageTitle(t('audit.access.title'));
  const narrowed = search.caseId !== undefined || search.person !== undefined;
  const caseName = items.find(({ caseId }) => caseId === search.caseId)?.caseNumber ?? search.caseId ?? '';
  const personName =
    items.find(({ person }) => person.personId === search.person)?.person.name ?? search.person ?? '';
  return (
    <div className={list.page}>
      <div className={list.head}>
        <h1 className={list.title}>{t('audit.access.title')}</h1>
        {narrowed ? (
          <div className={list.filters}>
            {search.caseId === undefined ? null : <span>{t('audit.access.ofCase', { case: caseName })}</span>}
            {search.person === undefined ? null : (
              <span>{t('audit.access.ofPerson', { person: personName })}</span>
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => void navigate({ to: '/audit/access', search: {} })}
            >
              {t('audit.cases.clear')}
            </Button>
          </div>
        ) : null}
      </div>
      <p className={list.lead}>{t('audit.access.lead')}</p>
      <div className={list.body}>
        {error !== null && data === undefined ? (
          <AuditProblem error={error} onRetry={() => void refetch()} />
        ) : isPending ? (
          <PageSkeleton rows={12} label={t('loading')} />
        ) : items.length === 0 ? (
          <EmptyState title={t('audit.access.empty.title')} hint={t('audit.access.empty.hint')} />
        ) : (
          <RowsTable
            items={items}
            columns={columns}
            keyOf={(entry) =>
              `${entry.at} ${entry.person.personId} ${entry.operation} ${entry.sealedNumber ?? ''}`
            }
            label={t('audit.access.title')}
            widths={classes.widths}
            narrowRowPx={narrowRowPx}
            onNearEnd={more}
          />
        )}
      </div>
      {items.length === 0 ? null : (
        <div className={list.foot} role="status">
          {isFetchingNextPage
            ? t('audit.cases.loadingMore')
            : t('audit.access.shown', { count: items.length })}
        </div>
      )}
    </div>
  );
}

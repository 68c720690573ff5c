import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState, PageSkeleton } from '@vinhdanh/web-ui';
import type { InboxPage as Page } from '@vinhdanh/contracts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inboxQuery } from '../../api/queries.js';
import { useKeys } from '../../app/key-sequence.js';
import { LoadProblem } from '../../app/page-problems.js';
import { usePageTitle } from '../../app/page-title.js';
import { caseLevels, inboxTabs, type InboxSearch } from './inbox-search.js';
import { InboxTable } from './inbox-table.js';
import classes from './inbox.module.css';

const debounceMs = 200;

function Tabs({
  search,
  counts,
}: {
  readonly search: InboxSearch;
  readonly counts: Page['counts'] | undefined;
}) {
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={t('inbox.tabs.label')}>
      {inboxTabs.map((tab) => (
        <Link
          key={tab}
          to="/inbox"
          search={{ ...search, tab }}
          className={classes.tab}
          data-tab={tab}
          data-active={search.tab === tab ? true : undefined}
          aria-current={search.tab === tab ? 'page' : undefined}
        >
          {t(`inbox.tabs.${tab}`)}
          {tab === 'done' || counts === undefined ? null : (
            <span className={classes.count} data-some={counts[tab] > 0 ? true : undefined}>
              {counts[tab]}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

function Filters({ search }: { readonly search: InboxSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? '');
  const apply = (next: InboxSearch) => void navigate({ to: '/inbox', search: next, replace: true });
  const applyText = useDebouncedCallback(
    (q: string) => apply({ ...search, q: q.trim() === '' ? undefined : q.trim() }),
    debounceMs,
  );
  useKeys({ '/': () => field.current?.focus() });
  const filtered = search.q !== undefined || search.level !== undefined;
  return (
    <div className={classes.filters} role="search">
      <TextInput
        ref={field}
        type="search"
        className={classes.search}
        aria-label={t('inbox.search')}
        placeholder={t('inbox.searchShort')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          applyText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <NativeSelect
        aria-label={t('inbox.filterLevel')}
        value={search.level ?? ''}
        onChange={(event) =>
          apply({
            ...search,
            level: event.currentTarget.value === '' ? undefined : event.currentTarget.value,
          })
        }
        data={[
          { value: '', label: t('inbox.allLevels') },
          ...caseLevels.map((level) => ({ value: level, label: t(`level.${level}`) })),
        ]}
      />
      {filtered ? (
        <Button
          variant="subtle"
          onClick={() => {
            setText('');
            apply({ tab: search.tab });
          }}
        >
          {t('inbox.clear')}
        </Button>
      ) : null}
    </div>
  );
}

/** What waits for me, what is late, what I take part in and what I have done. */
export function InboxPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/inbox' });
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery(inboxQuery(search));
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const [counts, setCounts] = useState<Page['counts']>();
  const latest = data?.pages[0]?.counts;
  // The counts stay on screen while another tab loads.
  useEffect(() => setCounts((before) => latest ?? before), [latest]);
  usePageTitle(t('inbox.title'));
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);
  const filtered = search.q !== undefined || search.level !== undefined;
  const emptyKey = filtered ? 'filtered' : search.tab;
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>{t('inbox.title')}</h1>
        <Filters key={search.tab} search={search} />
      </div>
      <Tabs search={search} counts={counts} />
      <div className={classes.body} aria-busy={isPlaceholderData}>
        {error !== null && data === undefined ? (
          <LoadProblem error={error} onRetry={() => void refetch()} />
        ) : isPending || (isPlaceholderData && items.length === 0) ? (
          <PageSkeleton rows={12} label={t('loading')} />
        ) : items.length === 0 ? (
          <EmptyState title={t(`inbox.empty.${emptyKey}.title`)} hint={t(`inbox.empty.${emptyKey}.hint`)} />
        ) : (
          <InboxTable key={search.tab} items={items} label={t(`inbox.tabs.${search.tab}`)} onNearEnd={more} />
        )}
      </div>
      {items.length === 0 ? null : (
        <div className={classes.foot}>
          <span role="status">
            {isFetchingNextPage ? t('inbox.loadingMore') : t('inbox.shown', { count: items.length })}
          </span>
          {hasNextPage ? (
            <Button variant="subtle" size="compact-sm" onClick={more} disabled={isFetchingNextPage}>
              {t('inbox.loadMore')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '@vinhdanh/contracts';
import { PageSkeleton, PersonName } from '@vinhdanh/web-ui';
import { useState } from 'react';
import { historyQuery } from '../../api/queries.js';
import { LoadProblem } from '../../app/page-problems.js';
import { dateTime } from '../../format/dates.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Panel } from '../../app/panel.js';
import classes from './history-panel.module.css';

const details = ['1', '2', '3'] as const;
const words = { '1': 'decisions', '2': 'office', '3': 'all' } as const;

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t, pick } = useLanguage();
  const sentence = pick(entry.sentenceVi, entry.sentenceEn);
  // Most sentences begin with who it was; saying it twice would only be noise.
  const named = entry.by !== null && sentence.includes(entry.by.name);
  return (
    <li className={classes.entry} data-importance={entry.importance}>
      <p className={classes.sentence}>{sentence}</p>
      {entry.note === null || entry.note === '' ? null : <p className={classes.note}>{entry.note}</p>}
      <p className={classes.meta}>
        {named ? null : (
          <span>
            {entry.by === null ? (
              t('dossier.history.system')
            ) : (
              <PersonName name={entry.by.name} post={entry.by.post} />
            )}
          </span>
        )}
        <span>
          <time dateTime={entry.at}>{dateTime(entry.at)}</time>
          <span title={entry.hash}>{` · ${t('dossier.history.event', { version: entry.version })}`}</span>
        </span>
      </p>
    </li>
  );
}

/** What happened, newest first, in words; the machine's own steps only on demand. */
export function HistoryPanel({ caseId }: { readonly caseId: string }) {
  const { t } = useLanguage();
  const [detail, setDetail] = useState<(typeof details)[number]>('2');
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(historyQuery(caseId));
  const entries = (data?.pages.flatMap((page) => page.items) ?? []).filter(
    (entry) => entry.importance <= Number(detail),
  );
  return (
    <Panel
      title={t('dossier.history.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('dossier.history.filter')}
          value={detail}
          onChange={(value) => setDetail(details.find((one) => one === value) ?? '2')}
          data={details.map((value) => ({ value, label: t(`dossier.history.${words[value]}`) }))}
        />
      }
    >
      {error !== null && data === undefined ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : null}
      {isPending ? <PageSkeleton rows={5} label={t('loading')} /> : null}
      {data !== undefined && entries.length === 0 ? (
        <p className={classes.none}>{t('dossier.history.none')}</p>
      ) : null}
      <ol className={classes.entries}>
        {entries.map((entry) => (
          <Entry key={entry.version} entry={entry} />
        ))}
      </ol>
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

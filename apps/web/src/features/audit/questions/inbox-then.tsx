import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { InboxThen as Page } from '@vinhdanh/contracts/audit';
import { EmptyState, PageSkeleton } from '@vinhdanh/web-ui';
import { useState, type FormEvent } from 'react';
import type { InboxThenQuestion } from '../../../api/audit.js';
import { auditOfficesQuery, inboxThenQuery } from '../../../api/audit-queries.js';
import { dateTime } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { AuditProblem } from '../audit-problem.js';
import { RowsTable, type RowsColumn } from '../rows-table.js';
import { MomentInput, useMomentField } from './moment-field.js';
import classes from './questions.module.css';

type Item = Page['items'][number];
const narrowRowPx = 100;

/** The rows of an inbox as it was; each leads to its case at that moment. */
function useColumns(at: string): readonly RowsColumn<Item>[] {
  const { t } = useLanguage();
  const column = (
    id: 'number' | 'nominee' | 'step' | 'since' | 'due' | 'holder',
    cell: RowsColumn<Item>['cell'],
  ) => ({ id, header: t(`audit.questions.inbox.column.${id}`), cell });
  return [
    column('number', ({ caseId, caseNumber }) => (
      <Link to="/audit/cases/$caseId" params={{ caseId }} search={{ moment: at }} className={classes.case}>
        {caseNumber}
      </Link>
    )),
    column('nominee', ({ nomineeName }) => nomineeName ?? t('inbox.unnamed')),
    column('step', ({ stepName }) => <span title={stepName}>{stepName}</span>),
    column('since', ({ since }) => dateTime(since)),
    column('due', ({ dueAt }) => (dueAt === null ? t('time.none') : dateTime(dueAt))),
    column('holder', ({ takenBy }) =>
      takenBy === null ? t('inbox.free') : <span title={takenBy.post ?? undefined}>{takenBy.name}</span>,
    ),
  ];
}

function Answer({ question }: { readonly question: InboxThenQuestion }) {
  const { t } = useLanguage();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    inboxThenQuery(question),
  );
  const first = data?.pages[0];
  const columns = useColumns(question.at);
  if (first === undefined) {
    return error === null ? (
      <PageSkeleton rows={6} label={t('loading')} />
    ) : (
      <AuditProblem error={error} onRetry={() => void refetch()} />
    );
  }
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.answer} aria-live="polite">
      <h2 className={classes.headline}>
        {hasNextPage
          ? t('audit.questions.inbox.atLeast', { count: items.length, at: dateTime(first.at) })
          : t('audit.questions.inbox.total', { count: items.length, at: dateTime(first.at) })}
      </h2>
      {items.length === 0 ? null : (
        <div className={classes.rows}>
          <RowsTable
            items={items}
            columns={columns}
            keyOf={({ caseId, stepId }) => `${caseId} ${stepId}`}
            label={t('audit.questions.kind.inbox')}
            widths={classes.widths}
            narrowRowPx={narrowRowPx}
          />
        </div>
      )}
      {hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('audit.cases.loadMore')}
        </Button>
      ) : null}
      <p className={classes.source}>{t('audit.questions.sealedUpTo', { number: first.sealedUpTo })}</p>
    </section>
  );
}

const separator = '\n';

/** What lay in the inbox of an office at a past moment. */
export function InboxThen() {
  const { t, pick } = useLanguage();
  const search = useSearch({ from: '/frame/audit/questions' });
  const navigate = useNavigate();
  const moment = useMomentField(search.at);
  const { data: offices, error, refetch } = useQuery(auditOfficesQuery);
  const [chosen, setChosen] = useState(
    search.org === undefined || search.role === undefined ? '' : search.org + separator + search.role,
  );
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const at = moment.read();
    const [org, role] = (chosen === '' ? (first?.value ?? '') : chosen).split(separator);
    if (at !== null && org !== undefined && role !== undefined)
      void navigate({ to: '/audit/questions', search: { ...search, org, role, at } });
  };
  const choices = (offices?.items ?? []).map(({ org, orgNameVi, orgNameEn, role, roleVi, roleEn }) => ({
    value: org + separator + role,
    label: `${pick(orgNameVi, orgNameEn)} · ${pick(roleVi, roleEn)}`,
  }));
  const first = choices[0];
  const { org, role, at } = search;
  if (error !== null && offices === undefined)
    return <AuditProblem error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <form className={classes.form} onSubmit={ask}>
        <NativeSelect
          className={classes.office}
          label={t('audit.questions.inbox.office')}
          value={chosen === '' ? (first?.value ?? '') : chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={choices}
        />
        <MomentInput field={moment} />
        <Button type="submit" className={classes.submit}>
          {t('audit.questions.ask')}
        </Button>
      </form>
      {org === undefined || role === undefined || at === undefined ? (
        <EmptyState title={t('audit.questions.inbox.lead')} hint={t('audit.questions.inbox.hint')} />
      ) : (
        <Answer question={{ org, role, at }} />
      )}
    </>
  );
}

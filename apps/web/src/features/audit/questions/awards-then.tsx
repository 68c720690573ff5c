import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState, PageSkeleton } from '@vinhdanh/web-ui';
import type { FormEvent } from 'react';
import { awardsThenQuery } from '../../../api/audit-queries.js';
import { dateTime } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { AuditProblem } from '../audit-problem.js';
import { MomentInput, useMomentField } from './moment-field.js';
import classes from './questions.module.css';

function Answer({ at }: { readonly at: string }) {
  const { t, language, pick } = useLanguage();
  const { data, error, refetch } = useQuery(awardsThenQuery(at));
  if (data === undefined) {
    return error === null ? (
      <PageSkeleton rows={6} label={t('loading')} />
    ) : (
      <AuditProblem error={error} onRetry={() => void refetch()} />
    );
  }
  const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB');
  const total = data.kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={classes.answer} aria-live="polite">
      <h2 className={classes.headline}>
        {t('audit.questions.awards.total', {
          count: total,
          number: number.format(total),
          at: dateTime(data.at),
        })}
      </h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('audit.questions.awards.kind')}</th>
            <th scope="col" className={classes.number}>
              {t('audit.questions.awards.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.kinds.map(({ awardKind, nameVi, nameEn, count }) => (
            <tr key={awardKind}>
              <th scope="row">
                <Link to="/audit/cases" search={{ awardKind, status: 'concluded' }}>
                  {pick(nameVi, nameEn)}
                </Link>
              </th>
              <td className={classes.number}>{number.format(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.source}>{t('audit.questions.sealedUpTo', { number: data.sealedUpTo })}</p>
    </section>
  );
}

/** How many awards had been decided by a past date, by kind. */
export function AwardsThen() {
  const { t } = useLanguage();
  const search = useSearch({ from: '/frame/audit/questions' });
  const navigate = useNavigate();
  const moment = useMomentField(search.at);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const at = moment.read();
    if (at !== null) void navigate({ to: '/audit/questions', search: { ...search, at } });
  };
  return (
    <>
      <form className={classes.form} onSubmit={ask}>
        <MomentInput field={moment} />
        <Button type="submit" className={classes.submit}>
          {t('audit.questions.ask')}
        </Button>
      </form>
      {search.at === undefined ? (
        <EmptyState title={t('audit.questions.awards.lead')} hint={t('audit.questions.awards.hint')} />
      ) : (
        <Answer at={search.at} />
      )}
    </>
  );
}

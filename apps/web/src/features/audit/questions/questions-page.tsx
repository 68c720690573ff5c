import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../app/page-title.js';
import page from '../audit-page.module.css';
import { AwardsThen } from './awards-then.js';
import { InboxThen } from './inbox-then.js';
import { questionKinds, type QuestionKind } from './questions-search.js';
import classes from './questions.module.css';

function Kinds({ current }: { readonly current: QuestionKind }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/audit/questions' });
  return (
    <nav className={classes.kinds} aria-label={t('audit.questions.label')}>
      {questionKinds.map((kind) => (
        <Link
          key={kind}
          to="/audit/questions"
          search={{ ...search, ask: kind === 'inbox' ? undefined : kind }}
          className={classes.kind}
          data-active={kind === current ? true : undefined}
          aria-current={kind === current ? 'page' : undefined}
        >
          {t(`audit.questions.kind.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Whole questions at a past date: an inbox at a moment, awards by kind at a date. */
export function QuestionsPage() {
  const { t } = useTranslation();
  const { ask = 'inbox' } = useSearch({ from: '/frame/audit/questions' });
  usePageTitle(t('audit.questions.title'));
  return (
    <div className={page.page}>
      <h1 className={page.title}>{t('audit.questions.title')}</h1>
      <Kinds current={ask} />
      <div className={classes.sheet}>{ask === 'awards' ? <AwardsThen /> : <InboxThen />}</div>
    </div>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { personasQuery } from '../../api/queries.js';
import { LanguageSwitch } from '../../app/language-switch.js';
import markAddress from '../../app/mark.svg';
import { useLanguage } from '../../i18n/use-language.js';
import { CredentialsForm } from './credentials-form.js';
import { PersonaList } from './persona-list.js';
import { useSignIn } from './use-sign-in.js';
import classes from './sign-in.module.css';

/** The way in: one click as a persona where the server offers any, or an account of the office. */
export function SignInPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const router = useRouter();
  const client = useQueryClient();
  const { back } = useSearch({ from: '/sign-in' });
  const { data: personas } = useQuery(personasQuery);
  const entry = useSignIn(() => {
    // Answers of whoever used this page before are not for the one who comes now.
    client.removeQueries({
      predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'personas',
    });
    if (back === undefined) void navigate({ to: '/' });
    else router.history.push(back);
  });
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`;
  }, [t]);
  const offered = personas ?? [];
  return (
    <main className={classes.page} data-demo={offered.length > 0 ? true : undefined}>
      <div className={classes.entry}>
        <div className={classes.brand}>
          <img src={markAddress} alt="" width={36} height={36} />
          <span>{t('app.name')}</span>
        </div>
        <h1 className={classes.title}>{t('signIn.title')}</h1>
        <p className={classes.lead}>{t('signIn.lead')}</p>
        <h2 className={classes.heading}>{t('signIn.local')}</h2>
        <CredentialsForm
          onSubmit={(body) => entry.mutate(body)}
          busy={entry.isPending}
          error={entry.error}
          primary={offered.length === 0}
        />
        <LanguageSwitch />
      </div>
      {offered.length === 0 ? null : (
        <section className={classes.personas} aria-labelledby="personas-title">
          <h2 id="personas-title" className={classes.heading}>
            {t('signIn.personas')}
          </h2>
          <p className={classes.hint}>{t('signIn.personasHint')}</p>
          <PersonaList
            personas={offered}
            busy={entry.isPending}
            onChoose={(personaId) => entry.mutate({ personaId })}
          />
        </section>
      )}
    </main>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { Session } from '@vinhdanh/contracts';
import { useTranslation } from 'react-i18next';
import { personasQuery } from '../../api/queries.js';
import { Dialog } from '../../app/dialog.js';
import { CredentialsForm } from './credentials-form.js';
import { PersonaList } from './persona-list.js';
import { useSignIn } from './use-sign-in.js';
import classes from './sign-in.module.css';

/** Over the page that was being worked on: signs in again without leaving it. */
export function SessionExpired({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const { data: personas } = useQuery(personasQuery);
  const entry = useSignIn(onSignedIn);
  return (
    <Dialog title={t('signIn.title')} onClose={() => undefined} size={640}>
      <p className={classes.hint}>{t('signIn.expired')}</p>
      <CredentialsForm
        onSubmit={(body) => entry.mutate(body)}
        busy={entry.isPending}
        error={entry.error}
        primary
      />
      {personas === undefined || personas.length === 0 ? null : (
        <PersonaList
          personas={personas}
          busy={entry.isPending}
          onChoose={(personaId) => entry.mutate({ personaId })}
        />
      )}
    </Dialog>
  );
}

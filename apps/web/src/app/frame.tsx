import { Tooltip } from '@mantine/core';
import {
  IconCalendarQuestion,
  IconEye,
  IconFilePlus,
  IconHistory,
  IconInbox,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { ErrorState, PageSkeleton } from '@vinhdanh/web-ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '@vinhdanh/contracts';
import { useLiveChanges } from '../api/live.js';
import { codeOf } from '../api/problem-error.js';
import { problemSentence } from '../api/problem-text.js';
import { sessionQuery } from '../api/queries.js';
import { SessionContext, useSession } from '../api/session-context.js';
import { NoticeBell } from '../features/notices/notice-bell.js';
import { SessionExpired } from '../features/sign-in/session-expired.js';
import { ConnectionBar } from './connection-bar.js';
import { hasInbox, mayAudit, mayStart } from './home.js';
import { KeysDialog } from './keys-dialog.js';
import { useKeys } from './key-sequence.js';
import { Palette } from './palette.js';
import { UserMenu } from './user-menu.js';
import markAddress from './mark.svg';
import classes from './frame.module.css';

const officeEntries = [{ to: '/inbox', name: 'inbox', Icon: IconInbox }] as const;
const startEntries = [{ to: '/start', name: 'start', Icon: IconFilePlus }] as const;
const auditEntries = [
  { to: '/audit/cases', name: 'auditCases', Icon: IconHistory },
  { to: '/audit/questions', name: 'auditQuestions', Icon: IconCalendarQuestion },
  { to: '/audit/record', name: 'auditRecord', Icon: IconShieldCheck },
  { to: '/audit/access', name: 'auditAccess', Icon: IconEye },
] as const;

function Rail({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const items = [
    ...(hasInbox(session) ? officeEntries : []),
    ...(mayStart(session) ? startEntries : []),
    ...(mayAudit(session) ? auditEntries : []),
  ];
  return (
    <nav className={classes.rail} aria-label={t('nav.label')}>
      <Link to="/" className={classes.brand} aria-label={t('app.name')}>
        <img src={markAddress} alt="" width={28} height={28} />
        <span className={classes.brandName}>{t('app.name')}</span>
      </Link>
      <div className={classes.nav}>
        {items.map(({ to, name, Icon }) => (
          <Tooltip key={to} label={t(`nav.${name}`)} position="right" openDelay={300}>
            <Link
              to={to}
              className={classes.item}
              aria-label={t(`nav.${name}`)}
              activeProps={{ 'data-active': true }}
              activeOptions={{ includeSearch: false }}
            >
              <Icon size={20} aria-hidden="true" />
              <span className={classes.itemText}>{t(`nav.${name}`)}</span>
            </Link>
          </Tooltip>
        ))}
      </div>
      <div className={classes.tail}>
        <NoticeBell />
        <UserMenu onKeys={onKeys} />
      </div>
    </nav>
  );
}

function SignedIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const [keysOpen, setKeysOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  useLiveChanges(true);
  useKeys({
    ...(hasInbox(session)
      ? { 'g i': () => void navigate({ to: '/inbox', search: { tab: 'waiting' } }) }
      : {}),
    ...(mayStart(session) ? { 'g n': () => void navigate({ to: '/start' }) } : {}),
    ...(mayAudit(session)
      ? {
          'g c': () => void navigate({ to: '/audit/cases' }),
          'g q': () => void navigate({ to: '/audit/questions' }),
          'g r': () => void navigate({ to: '/audit/record' }),
          'g a': () => void navigate({ to: '/audit/access' }),
        }
      : {}),
    '?': () => setKeysOpen(true),
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setPaletteOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className={classes.frame}>
      <a href="#main" className={classes.skip}>
        {t('app.skip')}
      </a>
      <Rail onKeys={() => setKeysOpen(true)} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <ConnectionBar />
        <Outlet />
      </main>
      {keysOpen ? <KeysDialog onClose={() => setKeysOpen(false)} /> : null}
      {paletteOpen ? <Palette onClose={() => setPaletteOpen(false)} /> : null}
    </div>
  );
}

/** Goes to the sign-in page once, remembering the address that was asked for. */
function ToSignIn() {
  const router = useRouter();
  const navigate = useNavigate();
  useEffect(() => {
    // Read here and not while drawing: the address changes under us as soon as we leave.
    const { pathname, href } = router.state.location;
    if (pathname !== '/sign-in') void navigate({ to: '/sign-in', search: { back: href }, replace: true });
  }, [router, navigate]);
  return null;
}

/**
 * Around every page of a signed-in person. When the session ends while somebody works, the page stays as
 * it is below a dialog that signs in again: nothing typed is lost.
 */
export function Frame() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  const [last, setLast] = useState<Session | null>(data ?? null);
  if (data !== null && data !== undefined && data !== last) setLast(data);
  if (isPending) return <PageSkeleton rows={8} label={t('loading')} />;
  if (error !== null && last === null) {
    return (
      <ErrorState
        title={t('problem.title')}
        hint={problemSentence(error)}
        code={codeOf(error)}
        copyLabel={t('action.copyCode')}
        copiedLabel={t('action.copied')}
        headingLevel="h1"
        action={
          <button type="button" className={classes.link} onClick={() => void refetch()}>
            {t('action.retry')}
          </button>
        }
      />
    );
  }
  if (last === null) return <ToSignIn />;
  const again = (session: Session) => {
    // Somebody else signed in: nothing of the first person may stay on the screen.
    if (session.person.personId !== last.person.personId)
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
  return (
    <SessionContext value={data ?? last}>
      <SignedIn key={last.person.personId} />
      {data === null ? <SessionExpired onSignedIn={again} /> : null}
    </SessionContext>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session-context.js';
import { hasInbox, mayAudit, mayStart } from './home.js';

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly go: () => void;
}

/** The commands of the frame that the person has a use for. */
export function usePaletteCommands(onClose: () => void): readonly Choice[] {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const choice = (key: string, label: string, go: () => unknown): Choice => ({
    key,
    label,
    go: () => {
      onClose();
      void go();
    },
  });
  const office = [
    choice('inbox', t('nav.inbox'), () => navigate({ to: '/inbox', search: { tab: 'waiting' } })),
    choice('overdue', t('inbox.tabs.overdue'), () => navigate({ to: '/inbox', search: { tab: 'overdue' } })),
  ];
  const audit = [
    choice('audit-cases', t('nav.auditCases'), () => navigate({ to: '/audit/cases' })),
    choice('audit-questions', t('nav.auditQuestions'), () => navigate({ to: '/audit/questions' })),
    choice('audit-record', t('nav.auditRecord'), () => navigate({ to: '/audit/record' })),
    choice('audit-access', t('nav.auditAccess'), () => navigate({ to: '/audit/access' })),
  ];
  return [
    ...(hasInbox(session) ? office : []),
    ...(mayStart(session) ? [choice('start', t('nav.start'), () => navigate({ to: '/start' }))] : []),
    ...(mayAudit(session) ? audit : []),
  ];
}

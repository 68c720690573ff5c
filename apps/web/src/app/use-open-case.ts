import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../api/session-context.js';
import { hasInbox } from './home.js';

/** Opens a case the way this person sees cases: to work on it, or to replay it. */
export function useOpenCase(): (caseId: string) => void {
  const navigate = useNavigate();
  const session = useSession();
  return (caseId) =>
    void (hasInbox(session)
      ? navigate({ to: '/cases/$caseId', params: { caseId } })
      : navigate({ to: '/audit/cases/$caseId', params: { caseId } }));
}

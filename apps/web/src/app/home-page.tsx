import { Navigate } from '@tanstack/react-router';
import { useSession } from '../api/session-context.js';
import { homeOf } from './home.js';

/** The bare address: goes to the page that the person begins at. */
export function HomePage() {
  const session = useSession();
  return homeOf(session) === '/inbox' ? (
    <Navigate to="/inbox" search={{ tab: 'waiting' }} replace />
  ) : (
    <Navigate to="/audit/cases" replace />
  );
}

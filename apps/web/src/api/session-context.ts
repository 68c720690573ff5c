import type { Session } from '@vinhdanh/contracts';
import { createContext, useContext } from 'react';

export const SessionContext = createContext<Session | null>(null);

/** The signed-in person's session. Only below the frame, which shows nothing else without one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('used outside the frame');
  return session;
}

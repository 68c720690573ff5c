import type { Session, SignIn } from '@vinhdanh/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signIn } from '../../api/endpoints.js';
import { sessionQuery } from '../../api/queries.js';

/** Signs in and remembers the session. */
export function useSignIn(onSignedIn: (session: Session) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignIn) => signIn(body),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      onSignedIn(session);
    },
  });
}

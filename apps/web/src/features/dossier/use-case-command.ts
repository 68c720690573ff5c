import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CommandAnswer } from '@vinhdanh/contracts';
import { useAttemptKey } from '../../api/attempt-key.js';
import { commandCase, commandStep, type StepCommand } from '../../api/endpoints.js';
import { useSession } from '../../api/session-context.js';

export interface StepRequest {
  readonly stepId: string;
  readonly etag: string;
  readonly command: StepCommand;
  readonly body: unknown;
}

export interface CaseRequest {
  readonly command: 'messages' | 'comments';
  readonly body: unknown;
}

const useCommand = <T>(
  caseId: string,
  send: (request: T, key: string) => Promise<CommandAnswer>,
  onDone?: () => void,
) => {
  const client = useQueryClient();
  const attempt = useAttemptKey();
  return useMutation({
    // The key belongs to what is sent, not to the sending: a retry carries the same one.
    mutationFn: (request: T) => send(request, attempt.keyOf(request)),
    onSuccess: async () => {
      attempt.done();
      onDone?.();
      // A list that is not on the screen would show the step as still waiting until it has been asked again.
      client.removeQueries({ queryKey: ['inbox'], type: 'inactive' });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['case', caseId] }),
        client.invalidateQueries({ queryKey: ['inbox'] }),
      ]);
    },
  });
};

/** A command on an open step, with the etag that the person saw. */
export function useStepCommand(caseId: string, onDone?: () => void) {
  const { csrfToken } = useSession();
  return useCommand<StepRequest>(
    caseId,
    ({ stepId, command, body, etag }, idempotencyKey) =>
      commandStep(caseId, stepId, command, body, { csrfToken, idempotencyKey, ifMatch: etag }),
    onDone,
  );
}

/** A comment or message on the case as a whole. */
export function useCaseCommand(caseId: string, onDone?: () => void) {
  const { csrfToken } = useSession();
  return useCommand<CaseRequest>(
    caseId,
    ({ command, body }, idempotencyKey) => commandCase(caseId, command, body, { csrfToken, idempotencyKey }),
    onDone,
  );
}

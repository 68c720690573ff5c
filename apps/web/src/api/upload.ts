import { problemOf } from './client.js';
import type { CommandContext } from './endpoints.js';
import { offlineProblem, ProblemError } from './problem-error.js';

/**
 * Sends one file as a raw body and reports its progress in whole percent. `fetch` cannot report what has
 * been sent, hence the older interface.
 */
export function uploadAttachment(
  caseId: string,
  file: File,
  context: CommandContext,
  onPercent: (percent: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      `/api/v1/cases/${encodeURIComponent(caseId)}/attachments?name=${encodeURIComponent(file.name)}`,
    );
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.setRequestHeader('x-csrf-token', context.csrfToken);
    request.setRequestHeader('idempotency-key', context.idempotencyKey);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onPercent(Math.floor((event.loaded * 100) / event.total));
    };
    request.onerror = () => reject(new ProblemError(offlineProblem));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new ProblemError(problemOf(request.status, request.responseText)));
    };
    request.send(file);
  });
}

import { err, limits, rejection, type Result } from '@vinhdanh/kernel';
import { only, stillOpen, type Acting, type CaseDecision, type CommandOf } from './deciding.js';

const sha256Hex = /^[0-9a-f]{64}$/;

/**
 * Adds a stored file to the dossier by its hash. Rejections: `CASE.CONCLUDED`, `REQUEST.INVALID`,
 * `ATTACHMENT.TOO_LARGE`, `ATTACHMENT.TOO_MANY`.
 */
export function attachFile(acting: Acting, command: CommandOf<'AttachFile'>): Result<CaseDecision> {
  const open = stillOpen(acting.state);
  if (!open.ok) return open;
  const { fileId, fileName, sha256, bytes, mediaType } = command;
  if (!sha256Hex.test(sha256)) return err(rejection('REQUEST.INVALID', { path: 'sha256' }));
  if (!Number.isSafeInteger(bytes) || bytes < 0) return err(rejection('REQUEST.INVALID', { path: 'bytes' }));
  const { attachmentBytesMax: bytesMax, attachmentsPerCaseMax: filesMax } = limits;
  if (bytes > bytesMax) return err(rejection('ATTACHMENT.TOO_LARGE', { bytes, bytesMax }));
  if (acting.state.attachments.length >= filesMax) return err(rejection('ATTACHMENT.TOO_MANY', { filesMax }));
  return only({
    type: 'FileAttached',
    fileId,
    by: acting.person,
    sha256,
    bytes,
    mediaType,
    personal: { fileName },
  });
}

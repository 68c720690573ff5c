import { err, rejection, type Result } from '@vinhdanh/kernel';
import { checkText } from '../facts.js';
import { only, stillOpen, type Acting, type CaseDecision, type CommandOf } from './deciding.js';

/** Adds a remark that changes nothing. Rejections: `CASE.CONCLUDED`, `REQUEST.INVALID`. */
export function addComment(
  acting: Acting,
  { commentId, text }: CommandOf<'AddComment'>,
): Result<CaseDecision> {
  const open = stillOpen(acting.state);
  if (!open.ok) return open;
  const fits = checkText('text', text);
  if (!fits.ok) return fits;
  if (text.trim() === '') return err(rejection('REQUEST.INVALID', { path: 'text' }));
  return only({ type: 'CommentAdded', commentId, by: acting.person, personal: { text } });
}

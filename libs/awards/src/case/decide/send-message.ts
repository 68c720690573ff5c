import type { Result } from '@vinhdanh/kernel';
import { checkText } from '../facts.js';
import { noteOf } from './decide-step.js';
import { stillOpen, withEngine, type Acting, type CaseDecision, type CommandOf } from './deciding.js';

/**
 * A message that the path waits for (`withdraw`, `conferral-recorded`). Rejections: `CASE.CONCLUDED`,
 * `MESSAGE.NOT_EXPECTED`, `REQUEST.INVALID`.
 */
export function sendMessage(acting: Acting, { name, note }: CommandOf<'SendMessage'>): Result<CaseDecision> {
  const open = stillOpen(acting.state);
  if (!open.ok) return open;
  const fits = checkText('note', note);
  if (!fits.ok) return fits;
  const text = noteOf(note);
  return withEngine(
    acting,
    [{ type: 'MessageReceived', name, by: acting.person, personal: text === null ? null : { note: text } }],
    { type: 'CorrelateMessage', at: acting.at, name, variables: {} },
  );
}

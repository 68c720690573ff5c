import { err, rejection, type Result } from '@vinhdanh/kernel';
import type { RetentionRule } from '../commands.js';
import type { KeptPaper } from '../events.js';
import { checkText } from '../facts.js';
import type { CaseState, Paper } from '../state.js';
import { only, type CaseDecision, type CommandOf, type Deciding } from './deciding.js';

/** A case that has not ended may still take the paper into effect; one that ended otherwise never did. */
const holds = ({ template, results }: RetentionRule, paper: Paper, result: string | null): boolean =>
  template === paper.template && (result === null || results.includes(result));

function keptPapers({ papers, result }: CaseState, rules: readonly RetentionRule[]): readonly KeptPaper[] {
  return papers.flatMap((paper) => {
    const rule = rules.find((each) => holds(each, paper, result));
    return rule === undefined
      ? []
      : [{ sha256: paper.sha256, template: paper.template, ground: rule.ground }];
  });
}

/** What an erasure takes and what it leaves, of this case as it stands. Pure. */
export function erasureOf(
  state: CaseState,
  rules: readonly RetentionRule[],
): { readonly files: readonly string[]; readonly kept: readonly KeptPaper[] } {
  const kept = keptPapers(state, rules);
  const stays = new Set(kept.map(({ sha256 }) => sha256));
  const all = [...state.attachments, ...state.papers].map(({ sha256 }) => sha256);
  return { files: [...new Set(all)].filter((sha256) => !stays.has(sha256)).sort(), kept };
}

/**
 * The case says that its nominee's data are gone. Possible in a concluded case too: a person's right does not end
 * with the path. Rejections: `CASE.ERASED` (it has said so), `REQUEST.INVALID`.
 */
export function erasePersonalData(
  { state }: Deciding,
  { reason, policy, keeps }: CommandOf<'ErasePersonalData'>,
): Result<CaseDecision> {
  const { nomineeId, erasure } = state;
  if (nomineeId === null) return err(rejection('CASE.NOT_FOUND'));
  if (erasure !== null) return err(rejection('CASE.ERASED'));
  if (reason.trim() === '') return err(rejection('REQUEST.INVALID', { path: 'reason' }));
  const fits = checkText('reason', reason);
  if (!fits.ok) return fits;
  const { files, kept } = erasureOf(state, keeps);
  return only({ type: 'PersonalDataErased', personId: nomineeId, reason, policy, files, kept });
}

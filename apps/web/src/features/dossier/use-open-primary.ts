import type { CaseView } from '@vinhdanh/contracts';
import { useEffect } from 'react';
import { useLanguage } from '../../i18n/use-language.js';
import { useAnnounce } from '../../app/announcer.js';
import { problemSentence } from '../../api/problem-text.js';
import type { DossierDialog } from './dossier-dialogs.js';
import { primaryAction } from './next-action.js';
import { useStepCommand } from './use-case-command.js';

export interface Primary {
  readonly label: string;
  readonly run: () => void;
  readonly busy: boolean;
}

/** The page's one primary button: its word and what it opens; also on Ctrl+Enter. Null when there is none. */
export function useOpenPrimary(view: CaseView, open: (dialog: DossierDialog) => void): Primary | null {
  const { t, pick } = useLanguage();
  const announce = useAnnounce();
  const command = useStepCommand(view.caseId, () => announce(t('dossier.take.done')));
  const primary = primaryAction(view);
  const step = primary?.step ?? null;
  const describe = (): Omit<Primary, 'busy'> | null => {
    switch (primary?.action.action) {
      case 'supplement':
        return step === null
          ? null
          : { label: t('dossier.action.supplement'), run: () => open({ kind: 'supplement', step }) };
      case 'decide': {
        if (step === null) return null;
        if (step.ballot !== null)
          return {
            label: t('dossier.action.ballot'),
            run: () => open({ kind: 'decide', step, outcome: null }),
          };
        const approve = step.outcomes.find((one) => one.kind === 'approve') ?? step.outcomes[0];
        return {
          label:
            approve === undefined ? t('dossier.action.decide') : `${pick(approve.labelVi, approve.labelEn)}…`,
          run: () => open({ kind: 'decide', step, outcome: approve?.key ?? null }),
        };
      }
      case 'conferral-recorded':
        return { label: t('dossier.action.conferral-recorded'), run: () => open({ kind: 'conferral' }) };
      case 'take':
        return step === null
          ? null
          : {
              label: t('dossier.action.take'),
              run: () =>
                command.mutate(
                  { stepId: step.stepId, etag: step.etag, command: 'take', body: {} },
                  { onError: (error) => announce(problemSentence(error)) },
                ),
            };
      default:
        return null;
    }
  };
  const described = describe();
  const run = described?.run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key !== 'Enter' ||
        !(event.ctrlKey || event.metaKey) ||
        document.querySelector('[role="dialog"]') !== null
      )
        return;
      if (event.target instanceof HTMLTextAreaElement || run === undefined) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return described === null ? null : { ...described, busy: command.isPending };
}

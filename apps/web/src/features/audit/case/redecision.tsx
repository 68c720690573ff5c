import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { StateBadge } from '@vinhdanh/web-ui';
import type { AuditRedecision } from '@vinhdanh/contracts/audit';
import { redecide } from '../../../api/audit.js';
import { problemSentence } from '../../../api/problem-text.js';
import { useSession } from '../../../api/session-context.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { showValue } from '../show-value.js';
import classes from './redecision.module.css';

function Outcome({ outcome }: { readonly outcome: AuditRedecision }) {
  const { t, pick } = useLanguage();
  switch (outcome.kind) {
    case 'same':
      return (
        <StateBadge tone="done" icon={<IconCircleCheck size={18} />}>
          {t('audit.redecide.same')}
        </StateBadge>
      );
    case 'unreadable':
      return (
        <StateBadge tone="plain" icon={<IconHelpCircle size={18} />}>
          {t('audit.redecide.unreadable')}
        </StateBadge>
      );
    case 'refused':
      return (
        <StateBadge tone="late" icon={<IconAlertTriangle size={18} />}>
          {t('audit.redecide.refused', { reason: pick(outcome.sentenceVi, outcome.sentenceEn) })}
        </StateBadge>
      );
    case 'different':
      return (
        <>
          <StateBadge tone="late" icon={<IconAlertTriangle size={18} />}>
            {t('audit.redecide.different')}
          </StateBadge>
          <ul className={classes.differences}>
            {outcome.differences.map(({ path, before, after }) => (
              <li key={path.join('.')}>
                <code>{path.join('.')}</code>{' '}
                {t('audit.redecide.change', { before: showValue(before), after: showValue(after) })}
              </li>
            ))}
          </ul>
        </>
      );
    default:
      return outcome satisfies never;
  }
}

/** Decides the recorded command once more, under the rules of then, and says whether the same comes of it. */
export function Redecision({ caseId, version }: { readonly caseId: string; readonly version: number }) {
  const { t } = useLanguage();
  const { csrfToken } = useSession();
  const again = useMutation({ mutationFn: () => redecide(caseId, version, csrfToken) });
  return (
    <div className={classes.redecision}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRefresh size={16} aria-hidden="true" />}
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        {t('audit.redecide.run')}
      </Button>
      <div role="status" className={classes.outcome}>
        {again.data === undefined ? null : <Outcome outcome={again.data} />}
        {again.error === null ? null : <p className={classes.problem}>{problemSentence(again.error)}</p>}
      </div>
    </div>
  );
}

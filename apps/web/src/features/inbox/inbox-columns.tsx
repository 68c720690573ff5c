import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { InboxItem } from '@vinhdanh/contracts';
import { StateBadge } from '@vinhdanh/web-ui';
import {
  IconArrowBackUp,
  IconArrowUp,
  IconAward,
  IconCircleCheck,
  IconCircleX,
  IconProgress,
} from '@tabler/icons-react';
import { DeadlineText } from '../../format/deadline-text.js';
import { useSession } from '../../api/session-context.js';
import { openKey } from '../../i18n/open-key.js';
import { useLanguage } from '../../i18n/use-language.js';
import { honourResults } from '../dossier/case-result.js';
import classes from './inbox.module.css';

export const inboxFeatures = tableFeatures({});
const column = createColumnHelper<typeof inboxFeatures, InboxItem>();

function Step({ item }: { readonly item: InboxItem }) {
  const { t } = useLanguage();
  if (item.status === 'concluded') {
    const word = openKey('dossier.result', item.result ?? '', t('dossier.status.concluded'));
    const honoured = honourResults.includes(item.result ?? '');
    return (
      <StateBadge
        tone={honoured ? 'honour' : 'plain'}
        icon={honoured ? <IconAward size={16} /> : <IconCircleX size={16} />}
      >
        {word}
      </StateBadge>
    );
  }
  const step = <span title={item.stepName ?? undefined}>{item.stepName}</span>;
  switch (item.duty) {
    case 'supplement':
      return (
        <StateBadge tone="soon" icon={<IconArrowBackUp size={16} />}>
          {t('inbox.duty.supplement')}
        </StateBadge>
      );
    case 'escalated':
      return (
        <>
          <StateBadge tone="late" icon={<IconArrowUp size={16} />}>
            {t('inbox.duty.escalated')}
          </StateBadge>{' '}
          {step}
        </>
      );
    case 'done':
      // Without a step of one's own the line tells of the case, which goes on elsewhere.
      return item.stepName === null ? (
        <StateBadge tone="action" icon={<IconProgress size={16} />}>
          {t('dossier.status.open')}
        </StateBadge>
      ) : (
        <>
          <IconCircleCheck size={16} className={classes.doneIcon} aria-hidden="true" /> {step}
        </>
      );
    default:
      return step;
  }
}

function Holder({ item }: { readonly item: InboxItem }) {
  const { t } = useLanguage();
  const { person } = useSession();
  if (item.takenBy === null)
    return (
      <span className={classes.muted}>
        {item.status === 'open' && item.duty !== 'done' ? t('inbox.free') : ''}
      </span>
    );
  return <span>{item.takenBy.personId === person.personId ? t('inbox.mine') : item.takenBy.name}</span>;
}

function Due({ item }: { readonly item: InboxItem }) {
  if (item.status === 'concluded' || item.duty === 'done') return null;
  const clock = item.duty === 'supplement' ? 'stopped' : item.dueAt === null ? 'none' : 'running';
  return <DeadlineText clock={clock} workingDaysLeft={item.workingDaysLeft} dueAt={item.dueAt} />;
}

function Award({ item }: { readonly item: InboxItem }) {
  const { pick } = useLanguage();
  const name = pick(item.awardNameVi, item.awardNameEn);
  return <span title={name}>{name}</span>;
}

function Nominee({ item }: { readonly item: InboxItem }) {
  const { t } = useLanguage();
  return (
    <span title={item.unitName ?? undefined}>
      <span className={classes.nominee}>{item.nomineeName ?? t('inbox.unnamed')}</span>
      {item.unitName === null ? null : <span className={classes.unit}>{item.unitName}</span>}
    </span>
  );
}

/** Columns of every tab; the ids name their words in the catalogue and their widths in the style sheet. */
export const inboxColumns = column.columns([
  column.accessor('caseNumber', { id: 'number' }),
  column.display({ id: 'nominee', cell: ({ row }) => <Nominee item={row.original} /> }),
  column.display({ id: 'award', cell: ({ row }) => <Award item={row.original} /> }),
  column.display({ id: 'step', cell: ({ row }) => <Step item={row.original} /> }),
  column.display({
    id: 'level',
    cell: ({ row }) => openKey('level', row.original.level, row.original.level),
  }),
  column.display({ id: 'due', cell: ({ row }) => <Due item={row.original} /> }),
  column.display({ id: 'holder', cell: ({ row }) => <Holder item={row.original} /> }),
]);
export type InboxColumnId = 'number' | 'nominee' | 'award' | 'step' | 'level' | 'due' | 'holder';

import { Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconAward,
  IconCircleX,
  IconDots,
  IconInfoCircle,
  IconProgress,
} from '@tabler/icons-react';
import type { CaseView } from '@vinhdanh/contracts';
import { PersonName, StateBadge } from '@vinhdanh/web-ui';
import { fullDate } from '../../format/dates.js';
import { openKey } from '../../i18n/open-key.js';
import { useLanguage } from '../../i18n/use-language.js';
import { honourResults } from './case-result.js';
import type { DossierDialog } from './dossier-dialogs.js';
import { LevelRail } from './level-rail.js';
import { blockedAction, mayDo } from './next-action.js';
import { reasonSentence } from './reason-text.js';
import type { Primary } from './use-open-primary.js';
import classes from './dossier-header.module.css';

export interface DossierHeaderProps {
  readonly view: CaseView;
  readonly primary: Primary | null;
  readonly onDialog: (dialog: DossierDialog) => void;
}

function State({ view }: { readonly view: CaseView }) {
  const { t } = useLanguage();
  if (view.status === 'concluded') {
    const honoured = honourResults.includes(view.result ?? '');
    const Icon = honoured ? IconAward : IconCircleX;
    return (
      <StateBadge tone={honoured ? 'honour' : 'plain'} icon={<Icon size={18} />}>
        {openKey('dossier.result', view.result ?? '', t('dossier.status.concluded'))}
      </StateBadge>
    );
  }
  if (view.steps.some((step) => step.returned !== null)) {
    return (
      <StateBadge tone="soon" icon={<IconArrowBackUp size={18} />}>
        {t('dossier.status.returned')}
      </StateBadge>
    );
  }
  return (
    <StateBadge tone="action" icon={<IconProgress size={18} />}>
      {t('dossier.status.open')}
    </StateBadge>
  );
}

function NextAction({ view, primary, onDialog }: DossierHeaderProps) {
  const { t } = useLanguage();
  const blocked = blockedAction(view);
  const mayWithdraw = mayDo(view, 'withdraw', null);
  return (
    <div className={classes.next}>
      <div className={classes.buttons}>
        {primary === null ? null : (
          <Button onClick={primary.run} loading={primary.busy} data-primary>
            {primary.label}
          </Button>
        )}
        {mayWithdraw ? (
          <Menu position="bottom-end" shadow="md" withinPortal={false}>
            <Menu.Target>
              <Button variant="default" px={8} aria-label={t('dossier.action.more')}>
                <IconDots size={18} aria-hidden="true" />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" onClick={() => onDialog({ kind: 'withdraw' })}>
                {t('dossier.action.withdraw')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </div>
      {blocked === null ? null : (
        <p className={classes.blocked}>
          <IconInfoCircle size={16} aria-hidden="true" />
          {reasonSentence(blocked.action, blocked.step)}
        </p>
      )}
    </div>
  );
}

/** Number, nominee, state and level; and at the right the one thing to do next, or why there is none. */
export function DossierHeader(props: DossierHeaderProps) {
  const { view } = props;
  const { t, pick } = useLanguage();
  return (
    <div className={classes.header}>
      <div className={classes.top}>
        <div className={classes.names}>
          <p className={classes.line}>
            <span className={classes.number}>{view.caseNumber}</span>
            <span>{pick(view.awardNameVi, view.awardNameEn)}</span>
            <State view={view} />
          </p>
          <h1 className={classes.title}>{view.personal?.name ?? t('inbox.unnamed')}</h1>
          <p className={classes.sub}>
            {view.personal === null ? null : <span>{view.personal.unitName}</span>}
            <span>
              {t('dossier.started', { date: fullDate(view.startedAt) })}{' '}
              <PersonName name={view.startedBy.name} post={view.startedBy.post} />
            </span>
          </p>
        </div>
        <NextAction {...props} />
      </div>
      <LevelRail
        level={view.level}
        concluded={view.status === 'concluded'}
        honoured={honourResults.includes(view.result ?? '')}
      />
    </div>
  );
}

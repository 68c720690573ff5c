import { Button } from '@mantine/core';
import { IconClock, IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { StateBadge } from '@vinhdanh/web-ui';
import type { AuditCaseView } from '@vinhdanh/contracts/audit';
import { fullDate } from '../../../format/dates.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { CaseResult } from '../case-result-badge.js';
import { Hash } from '../hash.js';
import type { Verification } from '../record/use-verification.js';
import { verdictLooks } from '../record/verdict-looks.js';
import classes from './case-header.module.css';

export interface CaseHeaderProps {
  readonly view: AuditCaseView;
  readonly verification: Verification;
  readonly exporting: boolean;
  readonly onVerify: () => void;
  readonly onExport: () => void;
}

/** Whether the case is in the log, and, once it was verified here, what came of it. */
function Wholeness({ view, verification }: Pick<CaseHeaderProps, 'view' | 'verification'>) {
  const { t } = useLanguage();
  const { sealed, waiting, events } = view;
  if (verification.report !== null) {
    const { verdict, findingsCount } = verification.report;
    const { tone, Icon } = verdictLooks[verdict];
    return (
      <StateBadge tone={tone} icon={<Icon size={18} />}>
        {verdict === 'not-verified'
          ? t('audit.header.broken', { count: findingsCount })
          : t(`audit.header.${verdict}`, { sealed, events })}
      </StateBadge>
    );
  }
  return waiting === 0 ? (
    <StateBadge tone="plain" icon={<IconShieldCheck size={18} />}>
      {t('audit.header.sealed', { sealed, events })}
    </StateBadge>
  ) : (
    <StateBadge tone="soon" icon={<IconClock size={18} />}>
      {t('audit.header.waiting', { count: waiting })}
    </StateBadge>
  );
}

/** Which case this is, whether it is whole, and the two things that an inspector does with it. */
export function CaseHeader({ view, verification, exporting, onVerify, onExport }: CaseHeaderProps) {
  const { t, pick } = useLanguage();
  return (
    <div className={classes.header}>
      <div className={classes.names}>
        <p className={classes.line}>
          <span className={classes.number}>{view.caseNumber}</span>
          <span>{pick(view.awardNameVi, view.awardNameEn)}</span>
          <CaseResult status={view.status} result={view.result} />
          <Wholeness view={view} verification={verification} />
        </p>
        <h1 className={classes.title}>{view.nomineeName ?? t('inbox.unnamed')}</h1>
        <p className={classes.sub}>
          {view.unitName === null ? null : <span>{view.unitName}</span>}
          <span>{t('audit.header.started', { date: fullDate(view.startedAt) })}</span>
          <span>
            {t('audit.header.bundle')} {view.pathName} <Hash value={view.bundleHash} />
          </span>
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          data-primary
          leftSection={<IconShieldCheck size={18} aria-hidden="true" />}
          loading={verification.running}
          onClick={onVerify}
        >
          {t('audit.header.verify')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          loading={exporting}
          onClick={onExport}
        >
          {t('audit.header.export')}
        </Button>
      </div>
    </div>
  );
}

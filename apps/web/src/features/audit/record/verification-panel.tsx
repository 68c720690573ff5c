import { Button } from '@mantine/core';
import { IconShieldCheck, IconX } from '@tabler/icons-react';
import { StateBadge } from '@vinhdanh/web-ui';
import { useTranslation } from 'react-i18next';
import type { AuditProgress, AuditReport } from '@vinhdanh/contracts/audit';
import { codeOf } from '../../../api/problem-error.js';
import { problemSentence } from '../../../api/problem-text.js';
import { Panel } from '../../../app/panel.js';
import { openKey } from '../../../i18n/open-key.js';
import { Findings } from './findings.js';
import { Logs } from './logs.js';
import type { Verification } from './use-verification.js';
import { verdictLooks } from './verdict-looks.js';
import classes from './verification-panel.module.css';

function Progress({ lines }: { readonly lines: readonly AuditProgress[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.stages}>
      {lines.map(({ stage, done, total }) => {
        const name = openKey('audit.verify.stage', stage, stage);
        return (
          <li key={stage}>
            <span>{name}</span>
            <progress aria-label={name} value={total === null ? undefined : done} max={total ?? undefined} />
            <span className={classes.count}>
              {total === null ? t('audit.verify.done', { done }) : t('audit.verify.of', { done, total })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Counts({ counts }: { readonly counts: AuditReport['counts'] }) {
  return (
    <dl className={classes.counts}>
      {Object.entries(counts).map(([name, count]) => (
        <div key={name}>
          <dt>{openKey('audit.verify.count', name, name)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Verdict({ report }: { readonly report: AuditReport }) {
  const { t } = useTranslation();
  const { verdict, findingsCount } = report;
  const { tone, Icon } = verdictLooks[verdict];
  return (
    <div className={classes.verdict} data-verdict={verdict}>
      <StateBadge tone={tone} icon={<Icon size={24} />}>
        {verdict === 'not-verified'
          ? t('audit.verify.notVerified', { count: findingsCount })
          : t(`audit.verify.${verdict}`)}
      </StateBadge>
    </div>
  );
}

export interface VerificationPanelProps {
  readonly verification: Verification;
  readonly onStart: () => void;
  /** Whether beginning is the one thing to do on the page. */
  readonly primary?: boolean;
}

/** A verification from its start to its verdict: how far it is, what is broken, and what could not be checked. */
export function VerificationPanel({ verification, onStart, primary = false }: VerificationPanelProps) {
  const { t } = useTranslation();
  const { running, progress, report, error, cancel } = verification;
  const started = running || report !== null || error !== null;
  return (
    <Panel
      title={t('audit.verify.title')}
      aside={
        running ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconX size={16} aria-hidden="true" />}
            onClick={cancel}
          >
            {t('audit.verify.cancel')}
          </Button>
        ) : (
          <Button
            variant={primary ? 'filled' : 'default'}
            size={primary ? 'sm' : 'xs'}
            leftSection={<IconShieldCheck size={16} aria-hidden="true" />}
            onClick={onStart}
          >
            {t(started ? 'audit.verify.again' : 'audit.verify.start')}
          </Button>
        )
      }
    >
      {started ? null : <p className={classes.lead}>{t('audit.verify.lead')}</p>}
      <div role="status" aria-live="polite">
        {report === null ? null : <Verdict report={report} />}
        {running ? <p className={classes.running}>{t('audit.verify.running')}</p> : null}
      </div>
      {error === null ? null : (
        <p className={classes.problem} role="alert">
          {problemSentence(error)} {t('audit.verify.nothingSaid')} <code>{codeOf(error)}</code>
        </p>
      )}
      {report === null ? <Progress lines={progress} /> : null}
      {report === null ? null : (
        <>
          <Findings report={report} />
          <Counts counts={report.counts} />
          <Logs logs={report.logs} />
        </>
      )}
    </Panel>
  );
}

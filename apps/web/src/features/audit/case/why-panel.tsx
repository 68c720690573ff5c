import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PageSkeleton, PersonName } from '@vinhdanh/web-ui';
import type { ReactNode } from 'react';
import type { AuditWhy } from '@vinhdanh/contracts/audit';
import { auditWhyQuery } from '../../../api/audit-queries.js';
import { LoadProblem } from '../../../app/page-problems.js';
import { Panel } from '../../../app/panel.js';
import { dateTime } from '../../../format/dates.js';
import { openKey } from '../../../i18n/open-key.js';
import { useLanguage } from '../../../i18n/use-language.js';
import { JudgementReasonsView } from '../../dossier/judgement-reasons.js';
import { Hash } from '../hash.js';
import { Conditions } from './conditions.js';
import { Refusals } from './refusals.js';
import { Redecision } from './redecision.js';
import classes from './why-panel.module.css';

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Who({ why }: { readonly why: AuditWhy }) {
  const { t, pick } = useLanguage();
  const { by, authority } = why;
  return (
    <>
      <Row name={t('audit.why.by')}>
        {by === null ? t('audit.why.machine') : <PersonName name={by.name} post={by.post} />}
      </Row>
      <Row name={t('audit.why.authority')}>
        {authority === null
          ? t('audit.why.noAuthority')
          : t('audit.why.asRole', {
              role: pick(authority.roleVi, authority.roleEn),
              org: pick(authority.orgNameVi, authority.orgNameEn),
            })}
      </Row>
    </>
  );
}

function Seen({ why }: { readonly why: AuditWhy }) {
  const { t } = useLanguage();
  const { step, dossier, documents } = why.seen;
  return (
    <Row name={t('audit.why.seen')}>
      {step === null && dossier === null ? t('audit.why.seenNothing') : null}
      {dossier === null ? null : (
        <span className={classes.seen}>{t('audit.why.seenDossier', { revision: dossier })}</span>
      )}
      {step === null ? null : (
        <span className={classes.seen}>{t('audit.why.seenStep', { revision: step })}</span>
      )}
      {documents.length === 0 ? null : (
        <ul className={classes.documents}>
          {documents.map(({ sha256, fileName }) => (
            <li key={sha256}>
              {fileName === null ? null : <span>{fileName}</span>} <Hash value={sha256} />
            </li>
          ))}
        </ul>
      )}
    </Row>
  );
}

function Explained({ caseId, why }: { readonly caseId: string; readonly why: AuditWhy }) {
  const { t, pick } = useLanguage();
  return (
    <>
      <dl className={classes.facts}>
        <Row name={t('audit.why.command')}>
          {openKey('audit.command', why.commandType, why.commandType)} <Hash value={why.commandHash} />
          {why.args.length === 0 ? null : (
            <ul className={classes.documents}>
              {why.args.map(({ path, labelVi, labelEn, valueVi, valueEn }) => (
                <li key={path}>
                  {`${pick(labelVi, labelEn)}: ${valueVi === null ? t('audit.state.nothing') : pick(valueVi, valueEn ?? '')}`}
                </li>
              ))}
            </ul>
          )}
        </Row>
        <Row name={t('audit.why.at')}>
          <time dateTime={why.at}>{dateTime(why.at)}</time>
        </Row>
        <Who why={why} />
        <Seen why={why} />
        {why.events.length < 2 ? null : (
          <Row name={t('audit.why.sameCommand')}>
            {why.events.map((version) => (
              <Link
                key={version}
                from="/audit/cases/$caseId"
                to="."
                search={(before) => ({ ...before, at: version, moment: undefined })}
                replace
                resetScroll={false}
                className={classes.seen}
                aria-current={version === why.version ? 'true' : undefined}
              >
                {t('audit.why.event', { version })}
              </Link>
            ))}
          </Row>
        )}
        <Row name={t('audit.why.bundle')}>
          {why.bundle.pathName} <Hash value={why.bundle.hash} />
        </Row>
      </dl>
      {why.readable ? null : <p className={classes.erased}>{t('audit.state.erased')}</p>}
      <h3 className={classes.heading}>{t('audit.why.conditions')}</h3>
      <Conditions conditions={why.conditions} />
      {why.judgements.map((judgement) => (
        <section key={judgement.instanceId}>
          <h3 className={classes.heading}>{judgement.elementName}</h3>
          <p>
            {pick(judgement.sentenceVi, judgement.sentenceEn)} <Hash value={judgement.hash} />
          </p>
          {judgement.reasons === null ? (
            <p className={classes.erased}>{t('dossier.judgements.erased')}</p>
          ) : (
            <JudgementReasonsView reasons={judgement.reasons} />
          )}
        </section>
      ))}
      {why.refusedBefore.length === 0 ? null : (
        <>
          <h3 className={classes.heading}>{t('audit.why.refusedBefore')}</h3>
          <Refusals refusals={why.refusedBefore} />
        </>
      )}
      <Redecision key={why.version} caseId={caseId} version={why.version} />
    </>
  );
}

/** Why an event happened: what was commanded, by whom, by what authority, on what they saw, by which rule. */
export function WhyPanel({ caseId, version }: { readonly caseId: string; readonly version: number }) {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery(auditWhyQuery(caseId, version));
  return (
    <Panel title={t('audit.why.title')}>
      {data === undefined && error !== null ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : null}
      {data === undefined && error === null ? <PageSkeleton rows={8} label={t('loading')} /> : null}
      {data === undefined ? null : <Explained caseId={caseId} why={data} />}
    </Panel>
  );
}

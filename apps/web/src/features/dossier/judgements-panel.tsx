import type { CaseView } from '@vinhdanh/contracts';
import { Panel } from '../../app/panel.js';
import { dateTime } from '../../format/dates.js';
import { useLanguage } from '../../i18n/use-language.js';
import { JudgementReasonsView } from './judgement-reasons.js';
import classes from './judgements-panel.module.css';

/** What the rules of the path said of the dossier, the latest first; nothing is shown until they have. */
export function JudgementsPanel({ judgements }: { readonly judgements: CaseView['judgements'] }) {
  const { t, pick } = useLanguage();
  if (judgements.length === 0) return null;
  return (
    <Panel title={t('dossier.judgements.title')}>
      <ol className={classes.list}>
        {judgements.toReversed().map((judgement) => (
          <li key={judgement.instanceId} className={classes.judgement} data-result={String(judgement.result)}>
            <p className={classes.sentence}>{pick(judgement.sentenceVi, judgement.sentenceEn)}</p>
            <p className={classes.source}>
              {t('dossier.judgements.by', {
                rules: pick(judgement.ruleSetNameVi, judgement.ruleSetNameEn),
                version: judgement.version,
              })}{' '}
              <time dateTime={judgement.at}>{dateTime(judgement.at)}</time>
            </p>
            {judgement.reasons === null ? (
              <p className={classes.source}>{t('dossier.judgements.erased')}</p>
            ) : (
              <details>
                <summary>{t('dossier.judgements.why')}</summary>
                <JudgementReasonsView reasons={judgement.reasons} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

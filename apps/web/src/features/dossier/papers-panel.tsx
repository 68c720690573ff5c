import { IconFileText } from '@tabler/icons-react';
import type { CaseView } from '@vinhdanh/contracts';
import { paperAddress } from '../../api/endpoints.js';
import { byteSize } from '../../format/bytes.js';
import { dateTime } from '../../format/dates.js';
import { useLanguage } from '../../i18n/use-language.js';
import { Panel } from '../../app/panel.js';
import classes from './list-panel.module.css';

/** Papers that the system drafted, each with its hash. */
export function PapersPanel({ view }: { readonly view: CaseView }) {
  const { t, language, pick } = useLanguage();
  return (
    <Panel title={t('dossier.papers.title')}>
      {view.papers.length === 0 ? <p className={classes.muted}>{t('dossier.papers.none')}</p> : null}
      <ul className={classes.list}>
        {view.papers.map((paper) => (
          <li key={paper.paperId} className={classes.item}>
            <a className={classes.link} href={paperAddress(view.caseId, paper.paperId)} download>
              <IconFileText size={16} aria-hidden="true" />
              <span className={classes.clip}>{pick(paper.titleVi, paper.titleEn)}</span>
            </a>
            <span className={classes.muted} title={`${t('dossier.files.hash')}: ${paper.sha256}`}>
              {`${byteSize(paper.bytes, language)} · ${dateTime(paper.at)}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

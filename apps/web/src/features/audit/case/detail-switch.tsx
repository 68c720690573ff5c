import { useLanguage } from '../../../i18n/use-language.js';
import { detailLevels, type DetailLevel } from './case-search.js';
import classes from './detail-switch.module.css';

const words = { decision: 'decision', change: 'change', detail: 'all' } as const;

export interface DetailSwitchProps {
  readonly detail: DetailLevel;
  readonly onDetail: (detail: DetailLevel) => void;
}

/** How much the slider stops at. Buttons and no radios: the arrows must go on moving the slider after a click here. */
export function DetailSwitch({ detail, onDetail }: DetailSwitchProps) {
  const { t } = useLanguage();
  return (
    <div className={classes.switch} role="group" aria-label={t('audit.timeline.detail')}>
      {detailLevels.map((level) => (
        <button
          key={level}
          type="button"
          className={classes.choice}
          aria-pressed={level === detail}
          onClick={() => onDetail(level)}
        >
          {t(`audit.timeline.${words[level]}`)}
        </button>
      ))}
    </div>
  );
}

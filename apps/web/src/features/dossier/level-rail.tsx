import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { caseLevels } from '../inbox/inbox-search.js';
import classes from './level-rail.module.css';

export interface LevelRailProps {
  readonly level: string;
  readonly concluded: boolean;
  readonly honoured: boolean;
}

type State = 'done' | 'current' | 'ahead';

/** The five levels in order, with the one where the case is now. */
export function LevelRail({ level, concluded, honoured }: LevelRailProps) {
  const { t } = useTranslation();
  const here = caseLevels.findIndex((one) => one === level);
  const stateOf = (index: number): State => {
    if (honoured || index < here) return 'done';
    return index === here && !concluded ? 'current' : 'ahead';
  };
  return (
    <ol className={classes.rail} aria-label={t('dossier.levels.label')}>
      {caseLevels.map((one, index) => {
        const state = stateOf(index);
        return (
          <li
            key={one}
            className={classes.level}
            data-state={state}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className={classes.mark}>
              {state === 'done' ? <IconCheck size={14} aria-hidden="true" /> : index + 1}
            </span>
            <span className={classes.name}>{t(`level.${one}`)}</span>
            <span className="vd-hidden">{`, ${t(`dossier.levels.${state}`)}`}</span>
          </li>
        );
      })}
    </ol>
  );
}

import type { Persona } from '@vinhdanh/contracts';
import { openKey } from '../../i18n/open-key.js';
import { useLanguage } from '../../i18n/use-language.js';
import classes from './sign-in.module.css';

export interface PersonaListProps {
  readonly personas: readonly Persona[];
  readonly onChoose: (personaId: string) => void;
  readonly busy: boolean;
}

/** Personas in the order in which a case meets them, grouped by level. */
export function PersonaList({ personas, onChoose, busy }: PersonaListProps) {
  const { pick } = useLanguage();
  const levels = [...new Set(personas.map((p) => p.level))];
  return (
    <div className={classes.groups}>
      {levels.map((level) => (
        <section key={level} className={classes.group} aria-label={openKey('level', level, level)}>
          <h3 className={classes.level}>{openKey('level', level, level)}</h3>
          <ul className={classes.people}>
            {personas
              .filter((p) => p.level === level)
              .map((p) => (
                <li key={p.personaId}>
                  <button
                    type="button"
                    className={classes.persona}
                    disabled={busy}
                    onClick={() => onChoose(p.personaId)}
                  >
                    <span className={classes.name}>{p.name}</span>
                    <span className={classes.post}>{pick(p.labelVi, p.labelEn)}</span>
                    <span className={classes.org}>{p.orgNameVi}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

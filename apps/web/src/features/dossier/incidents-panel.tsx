import { IconAlertTriangle } from '@tabler/icons-react';
import type { CaseView } from '@vinhdanh/contracts';
import { useTranslation } from 'react-i18next';
import { sentenceOfCode } from '../../api/problem-text.js';
import { Panel } from '../../app/panel.js';
import classes from './incidents-panel.module.css';

/** Where the case is stuck until somebody resolves it; nothing is shown while it is not. */
export function IncidentsPanel({ incidents }: { readonly incidents: CaseView['incidents'] }) {
  const { t } = useTranslation();
  if (incidents.length === 0) return null;
  return (
    <Panel title={t('dossier.incidents.title')}>
      <ul className={classes.list}>
        {incidents.map((incident) => (
          <li key={incident.incidentId} className={classes.incident}>
            <IconAlertTriangle size={16} aria-hidden="true" />
            <span>
              <strong>{incident.elementName}</strong>
              {`: ${sentenceOfCode(incident.code, incident.message)} `}
              <code>{incident.code}</code>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

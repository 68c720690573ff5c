import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session-context.js';
import { Dialog } from './dialog.js';
import { hasInbox } from './home.js';
import { usePaletteCommands, type Choice } from './palette-commands.js';
import { paletteAuditQuery, paletteInboxQuery } from './palette-queries.js';
import { plainText } from '../format/plain-text.js';
import { useOpenCase } from './use-open-case.js';
import classes from './palette.module.css';

const debounceMs = 150;

/** Cases by number or name: those of my inbox, or, for somebody who only audits, those of the record. */
function useFoundCases(asked: string, onClose: () => void): readonly Choice[] {
  const { t } = useTranslation();
  const session = useSession();
  const open = useOpenCase();
  const { data } = useQuery(hasInbox(session) ? paletteInboxQuery(asked) : paletteAuditQuery(asked));
  return (asked === '' ? [] : (data ?? [])).map((found) => ({
    key: found.caseId,
    label: `${found.caseNumber} · ${found.nomineeName ?? t('inbox.unnamed')}`,
    go: () => {
      onClose();
      open(found.caseId);
    },
  }));
}

/** `Ctrl+K`: the few commands of the frame, and cases by number or name. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), debounceMs);
  const commands = usePaletteCommands(onClose).filter(({ label }) =>
    plainText(label).includes(plainText(text.trim())),
  );
  const choices = [...commands, ...useFoundCases(asked, onClose)];
  const current = Math.min(active, Math.max(0, choices.length - 1));
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(current + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(current - 1, 0));
    else if (event.key === 'Enter') choices[current]?.go();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-choices"
        aria-activedescendant={choices[current] === undefined ? undefined : `palette-${choices[current].key}`}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-choices" role="listbox" aria-label={t('palette.title')} className={classes.choices}>
        {choices.map((choice, index) => (
          <li
            key={choice.key}
            id={`palette-${choice.key}`}
            role="option"
            aria-selected={index === current}
            className={classes.choice}
            onClick={choice.go}
          >
            {choice.label}
          </li>
        ))}
      </ul>
      {choices.length === 0 ? <p className={classes.empty}>{t('palette.empty')}</p> : null}
    </Dialog>
  );
}

import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchInbox } from '../api/endpoints.js';
import { Dialog } from './dialog.js';
import classes from './palette.module.css';

const debounceMs = 150;
const casesMax = 8;

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly go: () => void;
}

/** `Ctrl+K`: the few commands of the frame, and cases of my inbox by number or name. */
export function Palette({ mayStart, onClose }: { readonly mayStart: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), debounceMs);
  const { data } = useQuery({
    queryKey: ['inbox', 'palette', asked],
    queryFn: async ({ signal }) => {
      const tabs = await Promise.all([
        fetchInbox({ tab: 'waiting', q: asked, limit: casesMax }, signal),
        fetchInbox({ tab: 'collaborating', q: asked, limit: casesMax }, signal),
      ]);
      const byId = new Map(tabs.flatMap((page) => page.items).map((item) => [item.caseId, item]));
      return [...byId.values()].slice(0, casesMax);
    },
    enabled: asked !== '',
  });
  const to = (go: () => unknown) => () => {
    onClose();
    void go();
  };
  const commands: Choice[] = [
    {
      key: 'inbox',
      label: t('nav.inbox'),
      go: to(() => navigate({ to: '/inbox', search: { tab: 'waiting' } })),
    },
    {
      key: 'overdue',
      label: t('inbox.tabs.overdue'),
      go: to(() => navigate({ to: '/inbox', search: { tab: 'overdue' } })),
    },
    ...(mayStart ? [{ key: 'start', label: t('nav.start'), go: to(() => navigate({ to: '/start' })) }] : []),
  ].filter((command) => command.label.toLowerCase().includes(text.trim().toLowerCase()));
  const cases: Choice[] = (asked === '' ? [] : (data ?? [])).map((item) => ({
    key: item.caseId,
    label: `${item.caseNumber} · ${item.nomineeName ?? t('inbox.unnamed')}`,
    go: to(() => navigate({ to: '/cases/$caseId', params: { caseId: item.caseId } })),
  }));
  const choices = [...commands, ...cases];
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

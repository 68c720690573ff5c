import { Button, Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/endpoints.js';
import { sessionQuery } from '../api/queries.js';
import { useSession } from '../api/session-context.js';
import { setLanguage, type Language } from '../i18n/i18n.js';
import { openKey } from '../i18n/open-key.js';
import { useLanguage } from '../i18n/use-language.js';
import { useAnnounce } from './announcer.js';
import { problemSentence } from '../api/problem-text.js';
import classes from './frame.module.css';

const schemes = ['light', 'dark', 'auto'] as const;
const languages: readonly Language[] = ['vi', 'en'];

/** Who I am here, how it looks, which language, and the way out. */
export function UserMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { t, language, pick } = useLanguage();
  const { person, csrfToken } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const leave = () => {
    signOut(csrfToken).then(
      async () => {
        client.clear();
        client.setQueryData(sessionQuery.queryKey, null);
        await navigate({ to: '/sign-in' });
      },
      (error: unknown) => announce(problemSentence(error)),
    );
  };
  return (
    <Popover position="top-start" width={288} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.user} aria-label={`${t('nav.menu')}: ${person.name}`}>
          <IconUser size={20} aria-hidden="true" />
          <span className={classes.userText}>
            <span className={classes.userName}>{person.name}</span>
            <span className={classes.userPost}>{person.post}</span>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('nav.menu')} className={classes.menu}>
        <div>
          <p className={classes.userName}>{person.name}</p>
          <p className={classes.userPost}>{person.post}</p>
          {person.memberships.map((one) => (
            <p key={`${one.role} ${one.org}`} className={classes.userPost}>
              {`${openKey('role', one.role, one.role)} · ${pick(one.orgNameVi, one.orgNameEn)}`}
            </p>
          ))}
        </div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('theme.label')}
          value={colorScheme}
          onChange={(value) => setColorScheme(schemes.find((one) => one === value) ?? 'auto')}
          data={schemes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        />
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('language.label')}
          value={language}
          onChange={(value) => {
            setLanguage(value === 'en' ? 'en' : 'vi');
            void client.invalidateQueries({ queryKey: ['case'] });
          }}
          data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <div className={classes.menuButtons}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconKeyboard size={16} aria-hidden="true" />}
            onClick={onKeys}
          >
            {t('keys.title')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconLogout size={16} aria-hidden="true" />}
            onClick={leave}
          >
            {t('action.signOut')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

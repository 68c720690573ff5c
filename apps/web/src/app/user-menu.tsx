import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconLanguage, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
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

const schemes = [
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconDeviceDesktop },
] as const;
const languages: readonly Language[] = ['vi', 'en'];

/** Who I am here, how it looks, which language, and the way out. */
export function UserMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { t, language, pick } = useLanguage();
  const { person, csrfToken } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const membership = person.memberships[0];
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
    <Menu position="top-start" width={260} shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.user} aria-label={`${t('nav.menu')}: ${person.name}`}>
          <IconUser size={20} aria-hidden="true" />
          <span className={classes.userText}>
            <span className={classes.userName}>{person.name}</span>
            <span className={classes.userPost}>{person.post}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.menuHead}>
          <span className={classes.userName}>{person.name}</span>
          <span className={classes.userPost}>{membership === undefined ? person.post : openKey('role', membership.role, person.post)}</span>
          {membership === undefined ? null : <span className={classes.userPost}>{pick(membership.orgNameVi, membership.orgNameEn)}</span>}
        </div>
        <Menu.Divider />
        <Menu.Label>{t('theme.label')}</Menu.Label>
        {schemes.map(({ value, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden="true" />}
            rightSection={colorScheme === value ? <IconCheck size={16} aria-hidden="true" /> : null}
            aria-current={colorScheme === value ? 'true' : undefined}
            onClick={() => setColorScheme(value)}
          >
            {t(`theme.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('language.label')}</Menu.Label>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            leftSection={<IconLanguage size={16} aria-hidden="true" />}
            rightSection={language === one ? <IconCheck size={16} aria-hidden="true" /> : null}
            aria-current={language === one ? 'true' : undefined}
            onClick={() => setLanguage(one)}
          >
            {t(`language.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden="true" />} onClick={onKeys}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={leave}>
          {t('action.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

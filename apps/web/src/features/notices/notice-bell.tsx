import { Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { noticesQuery } from '../../api/queries.js';
import { useSession } from '../../api/session-context.js';
import { dateTime } from '../../format/dates.js';
import { openKey } from '../../i18n/open-key.js';
import { useLanguage } from '../../i18n/use-language.js';
import { unseenOf, useSeenUntil } from './seen.js';
import classes from './notices.module.css';

const shownMax = 30;
const countMax = 99;

/** The bell: what happened for my roles, newest first; news arrive by themselves. */
export function NoticeBell() {
  const { t } = useLanguage();
  const { person } = useSession();
  const { data } = useQuery(noticesQuery);
  const [opened, setOpened] = useState(false);
  const { seenUntil, markSeen } = useSeenUntil(person.personId);
  // On a narrow screen the bell stands in a bar on top, with nothing at its right.
  const narrow = useMediaQuery('(max-width: 640px)') ?? false;
  const items = data ?? [];
  const unseen = unseenOf(items, seenUntil);
  const toggle = () => {
    if (opened && items[0] !== undefined) markSeen(items[0].at);
    setOpened(!opened);
  };
  const label = unseen === 0 ? t('notices.open') : t('notices.openCount', { count: unseen });
  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? setOpened(true) : toggle())}
      position={narrow ? 'bottom-end' : 'right-end'}
      width={400}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.bell}
          aria-label={label}
          aria-expanded={opened}
          onClick={toggle}
        >
          <span className={classes.icon}>
            <IconBell size={20} aria-hidden="true" />
          </span>
          {unseen === 0 ? null : (
            <span className={classes.count}>{unseen > countMax ? `${countMax}+` : unseen}</span>
          )}
          <span className={classes.text}>{t('notices.title')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t('notices.title')}>
        {items.length === 0 ? (
          <p className={classes.none} tabIndex={-1}>
            {t('notices.none')}
          </p>
        ) : (
          <ul className={classes.list}>
            {items.slice(0, shownMax).map((notice) => (
              <li key={notice.noticeId}>
                <Link
                  to="/cases/$caseId"
                  params={{ caseId: notice.caseId }}
                  className={classes.notice}
                  data-unseen={notice.at > seenUntil ? true : undefined}
                  onClick={() => toggle()}
                >
                  <span className={classes.kind}>
                    {openKey('notices.kind', notice.kind, t('notices.kind.other'))}
                    {notice.stepName === null ? null : `: ${notice.stepName}`}
                  </span>
                  <span
                    className={classes.what}
                  >{`${notice.caseNumber} · ${notice.nomineeName ?? t('inbox.unnamed')}`}</span>
                  <time className={classes.when} dateTime={notice.at}>
                    {dateTime(notice.at)}
                  </time>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

import type { Notice } from '@vinhdanh/contracts';
import { useState } from 'react';

const keyOf = (personId: string) => `vinhdanh.notices.${personId}`;

/** How many notices are newer than the last look. Pure. */
export const unseenOf = (items: readonly Notice[], seenUntil: string): number =>
  items.filter((notice) => notice.at > seenUntil).length;

/** Until when this person has looked at the bell, remembered on this machine. */
export function useSeenUntil(personId: string) {
  const [seenUntil, setSeenUntil] = useState(() => localStorage.getItem(keyOf(personId)) ?? '');
  const markSeen = (at: string) => {
    localStorage.setItem(keyOf(personId), at);
    setSeenUntil(at);
  };
  return { seenUntil, markSeen };
}

import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconClockPause } from '@tabler/icons-react';
import type { Tone } from './state-badge.js';
import classes from './deadline.module.css';

export type DeadlineTone = Extract<Tone, 'plain' | 'soon' | 'late'> | 'stopped';

const icons = { plain: IconClock, soon: IconClock, late: IconAlertTriangle, stopped: IconClockPause };

/** What is left of a deadline in words, with the whole date in the tooltip (and for screen readers). */
export function Deadline({
  text,
  full,
  tone,
}: {
  readonly text: string;
  readonly full: string | null;
  readonly tone: DeadlineTone;
}) {
  const Icon = icons[tone];
  const body = (
    <span className={classes.deadline} data-tone={tone}>
      <Icon size={14} aria-hidden="true" />
      {text}
      {full === null ? null : <span className="vd-hidden">{`, ${full}`}</span>}
    </span>
  );
  return full === null ? body : <Tooltip label={full}>{body}</Tooltip>;
}

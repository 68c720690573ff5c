import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import {
  IconCalendarTime,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useKeys } from '../../../app/key-sequence.js';
import { useLanguage } from '../../../i18n/use-language.js';
import type { DetailLevel } from './case-search.js';
import { DetailSwitch } from './detail-switch.js';
import { TimelineTrack, type TrackStop } from './timeline-track.js';
import { usePlayback } from './use-playback.js';
import classes from './timeline.module.css';

const speeds = [1, 4, 16] as const;

export interface TimelineBarProps {
  readonly stops: readonly TrackStop[];
  readonly current: number;
  readonly valueText: string;
  readonly detail: DetailLevel;
  /** Events before and after those on the track, which come when one goes there. */
  readonly earlier: number;
  readonly later: number;
  /** Whether what is shown has come; playing waits for it. */
  readonly ready: boolean;
  readonly onMove: (version: number) => void;
  /** Goes on (1) or back (-1) by one stop; says whether there was anywhere to go. */
  readonly onStep: (by: 1 | -1) => boolean;
  readonly onDetail: (detail: DetailLevel) => void;
  readonly onJump: () => void;
}

/** The slider with its buttons: back, play, on; how much is shown; and the way to a moment by its date. */
export function TimelineBar(props: TimelineBarProps) {
  const { stops, current, valueText, detail, earlier, later, ready, onMove, onStep, onDetail, onJump } =
    props;
  const { t } = useLanguage();
  const [speed, setSpeed] = useState<number>(speeds[0]);
  const playback = usePlayback({ at: current, ready, speed, step: () => onStep(1) });
  const byHand = (go: () => void) => () => {
    playback.stop();
    go();
  };
  useKeys({ p: playback.toggle });
  return (
    <div className={classes.bar} role="group" aria-label={t('audit.timeline.label')}>
      <div className={classes.buttons}>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t('audit.timeline.previous')}
          onClick={byHand(() => onStep(-1))}
        >
          <IconPlayerTrackPrev size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t(playback.playing ? 'audit.timeline.pause' : 'audit.timeline.play')}
          onClick={playback.toggle}
        >
          {playback.playing ? (
            <IconPlayerPause size={16} aria-hidden="true" />
          ) : (
            <IconPlayerPlay size={16} aria-hidden="true" />
          )}
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={t('audit.timeline.next')}
          onClick={byHand(() => onStep(1))}
        >
          <IconPlayerTrackNext size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      <div className={classes.room}>
        {earlier === 0 ? null : (
          <Button variant="subtle" size="compact-sm" onClick={() => onMove((stops[0]?.version ?? 2) - 1)}>
            {t('audit.timeline.earlier', { count: earlier })}
          </Button>
        )}
        <TimelineTrack
          stops={stops}
          current={current}
          valueText={valueText}
          onMove={(version) => {
            playback.stop();
            onMove(version);
          }}
        />
        {later === 0 ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onMove((stops.at(-1)?.version ?? current) + 1)}
          >
            {t('audit.timeline.later', { count: later })}
          </Button>
        )}
      </div>
      <div className={classes.settings}>
        <DetailSwitch detail={detail} onDetail={onDetail} />
        <NativeSelect
          size="xs"
          className={classes.speed}
          aria-label={t('audit.timeline.speed')}
          value={String(speed)}
          onChange={(event) => setSpeed(Number(event.currentTarget.value))}
          data={speeds.map((times) => ({
            value: String(times),
            label: times === 1 ? t('audit.timeline.speedUsual') : t('audit.timeline.speedTimes', { times }),
          }))}
        />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCalendarTime size={16} aria-hidden="true" />}
          onClick={byHand(onJump)}
        >
          {t('audit.timeline.jump')}
        </Button>
      </div>
    </div>
  );
}

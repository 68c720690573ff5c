import { useEffect, useRef, useState } from 'react';

/** How long one event stays before the next one comes, at the usual speed. */
const stepMs = 1_000;

export interface Playback {
  readonly playing: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
}

export interface PlaybackOptions {
  /** What is shown now; a new value starts the wait for the next. */
  readonly at: number;
  /** Whether what is shown has come; nothing is run past while it loads. */
  readonly ready: boolean;
  readonly speed: number;
  /** Goes on by one; says whether there was anywhere to go. */
  readonly step: () => boolean;
}

/** Steps through the events by itself until their end, or until somebody stops it. */
export function usePlayback({ at, ready, speed, step }: PlaybackOptions): Playback {
  const [playing, setPlaying] = useState(false);
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    if (!playing || !ready) return;
    const timer = setTimeout(() => {
      if (!latest.current()) setPlaying(false);
    }, stepMs / speed);
    return () => clearTimeout(timer);
  }, [playing, ready, at, speed]);
  return { playing, toggle: () => setPlaying((before) => !before), stop: () => setPlaying(false) };
}

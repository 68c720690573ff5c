import { useMergedRef, useResizeObserver } from '@mantine/hooks';
import { memo, useEffect, useId, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useLanguage } from '../../../i18n/use-language.js';
import { layTimeline, nearestStop, stopFrom, type Stop, type TimelineLayout } from './timeline-layout.js';
import classes from './timeline.module.css';

const heightPx = 44;
const lineY = 16;
const labelY = 36;
const thumbRadius = 8;
const pageSteps = 10;
const roomMinPx = 240;

export interface TrackStop extends Stop {
  readonly importance: 'decision' | 'change' | 'detail';
}

export interface TimelineTrackProps {
  readonly stops: readonly TrackStop[];
  readonly current: number;
  /** What the current event says, for those who hear the slider. */
  readonly valueText: string;
  readonly onMove: (version: number) => void;
}

const radiusOf = { decision: 5, change: 4, detail: 2.5 } as const;

interface MarksProps {
  readonly layout: TimelineLayout;
  readonly importanceOf: ReadonlyMap<number, TrackStop['importance']>;
}

/** The line with its dots and gaps: drawn once for a set of stops, whatever the thumb does. */
const Marks = memo(function Marks({ layout, importanceOf }: MarksProps) {
  const { stops, gaps } = layout;
  const first = stops[0]?.x ?? 0;
  const last = stops.at(-1)?.x ?? 0;
  // Work is a line, idle time is dots between the pieces of it.
  const pieces: (readonly [number, number])[] = [];
  let from = first;
  for (const gap of gaps) {
    pieces.push([from, gap.fromX]);
    from = gap.toX;
  }
  pieces.push([from, last]);
  return (
    <>
      {pieces.map(([a, b]) => (
        <line key={`w${a}`} x1={a} x2={b} y1={lineY} y2={lineY} className={classes.line} />
      ))}
      {gaps.map(({ fromX, toX }) => (
        <line key={`g${fromX}`} x1={fromX} x2={toX} y1={lineY} y2={lineY} className={classes.idle} />
      ))}
      {stops.map(({ version, x }) => (
        <circle
          key={version}
          cx={x}
          cy={lineY}
          r={radiusOf[importanceOf.get(version) ?? 'detail']}
          className={classes.dot}
        />
      ))}
    </>
  );
});

/**
 * The slider over a case's events: one dot an event, times without events compressed and labelled. Arrows, Home,
 * End and Page keys move it; dragging has its twins in the buttons beside it.
 */
export function TimelineTrack({ stops, current, valueText, onMove }: TimelineTrackProps) {
  const { t } = useLanguage();
  const clip = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [measure, { width }] = useResizeObserver<HTMLDivElement>();
  const box = useMergedRef(scroller, measure);
  const drawing = useRef<SVGSVGElement>(null);
  const layout = useMemo(() => layTimeline(stops, Math.max(roomMinPx, Math.floor(width))), [stops, width]);
  const importanceOf = useMemo(
    () => new Map(stops.map(({ version, importance }) => [version, importance])),
    [stops],
  );
  const thumbX = layout.stops.find(({ version }) => version === current)?.x ?? layout.stops[0]?.x ?? 0;
  useEffect(() => {
    const view = scroller.current;
    if (view === null || view.scrollWidth <= view.clientWidth) return;
    const margin = view.clientWidth / 8;
    const right = view.scrollLeft + view.clientWidth;
    if (thumbX < view.scrollLeft + margin) view.scrollLeft = thumbX - margin;
    else if (thumbX > right - margin) view.scrollLeft = thumbX - view.clientWidth + margin;
  }, [thumbX]);
  const moveTo = (stop: Stop | null) => {
    if (stop !== null && stop.version !== current) onMove(stop.version);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: pageSteps,
      PageDown: -pageSteps,
      Home: -stops.length,
      End: stops.length,
    };
    const count = by[event.key];
    if (count === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    // The page knows these keys as well; one press is one step.
    event.stopPropagation();
    moveTo(stopFrom(layout.stops, current, count));
  };
  const toPointer = (event: PointerEvent) => {
    const left = drawing.current?.getBoundingClientRect().left ?? 0;
    moveTo(nearestStop(layout.stops, event.clientX - left));
  };
  return (
    <div ref={box} className={classes.scroller}>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('audit.timeline.label')}
        aria-valuemin={stops[0]?.version ?? 1}
        aria-valuemax={stops.at(-1)?.version ?? 1}
        aria-valuenow={current}
        aria-valuetext={valueText}
        className={classes.slider}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          toPointer(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) toPointer(event);
        }}
      >
        <svg
          ref={drawing}
          width={layout.widthPx}
          height={heightPx}
          className={classes.track}
          aria-hidden="true"
        >
          <clipPath id={clip}>
            <rect x={0} y={0} width={thumbX} height={heightPx} />
          </clipPath>
          <Marks layout={layout} importanceOf={importanceOf} />
          <g className={classes.past} clipPath={`url(#${clip})`}>
            <Marks layout={layout} importanceOf={importanceOf} />
          </g>
          {layout.gaps.map(({ fromX, toX, days }) => (
            <text key={fromX} x={(fromX + toX) / 2} y={labelY} textAnchor="middle" className={classes.gap}>
              {t('audit.timeline.idle', { count: days })}
            </text>
          ))}
          <circle cx={thumbX} cy={lineY} r={thumbRadius} className={classes.thumb} />
        </svg>
      </div>
    </div>
  );
}

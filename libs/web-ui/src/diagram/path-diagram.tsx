import { ActionIcon } from '@mantine/core';
import { IconArrowsMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { PathViewer } from './path-viewer.js';
import type { OutlineItem } from './standing-painter.js';
import type { DiagramStanding, ElementState } from './viewer-colours.js';
import classes from './path-diagram.module.css';

export interface DiagramWords {
  readonly region: string;
  readonly outline: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly broken: string;
  readonly state: (state: ElementState, label: string | null) => string;
}

export interface PathDiagramProps {
  readonly xml: string;
  readonly standing: DiagramStanding;
  readonly words: DiagramWords;
  /** Draws the road that was really taken in bold. */
  readonly boldRoad?: boolean;
  /** A step that leads to a process of its own was clicked. The page offers the same as a choice by name. */
  readonly onCall: (processId: string) => void;
}

const zoomStep = 1.25;

/**
 * A path with the places of a case on it: done in green, open with a soft fill and how long it has waited.
 * The list below says the same in words, for those who cannot see or reach the drawing.
 */
export function PathDiagram({ xml, standing, words, onCall, boldRoad = false }: PathDiagramProps) {
  const host = useRef<HTMLDivElement>(null);
  const viewer = useRef<PathViewer | null>(null);
  const call = useRef(onCall);
  call.current = onCall;
  const [loaded, setLoaded] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  const [outline, setOutline] = useState<readonly OutlineItem[]>([]);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let gone = false;
    const draw = async () => {
      const { createPathViewer } = await import('./path-viewer.js');
      const made = await createPathViewer(element, {
        labelClass: classes['waiting'] ?? '',
        callClass: classes['call'] ?? '',
        roadClass: boldRoad ? (classes['road'] ?? null) : null,
        onCall: (processId) => call.current(processId),
      });
      if (gone) {
        made.destroy();
        return;
      }
      viewer.current = made;
      await made.load(xml);
      if (!gone) setLoaded(xml);
    };
    setBroken(false);
    draw().catch(() => {
      if (!gone) setBroken(true);
    });
    return () => {
      gone = true;
      viewer.current?.destroy();
      viewer.current = null;
      setLoaded(null);
    };
  }, [xml, boldRoad]);
  useEffect(() => {
    if (loaded === xml && viewer.current !== null) setOutline(viewer.current.paint(standing));
  }, [loaded, xml, standing]);
  return (
    <>
      <div className={classes.frame}>
        <div
          ref={host}
          className={boldRoad ? `${classes['host']} ${classes['roads']}` : classes['host']}
          role="region"
          aria-label={words.region}
          data-ready={loaded === xml ? true : undefined}
        />
        {broken ? (
          <p className={classes.broken} role="alert">
            {words.broken}
          </p>
        ) : null}
        <div className={classes.zoom}>
          <ActionIcon
            variant="default"
            size={28}
            aria-label={words.zoomIn}
            onClick={() => viewer.current?.zoomBy(zoomStep)}
          >
            <IconZoomIn size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={28}
            aria-label={words.zoomOut}
            onClick={() => viewer.current?.zoomBy(1 / zoomStep)}
          >
            <IconZoomOut size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={28}
            aria-label={words.fit}
            onClick={() => viewer.current?.fit()}
          >
            <IconArrowsMaximize size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      </div>
      <details className={classes.outline}>
        <summary>{words.outline}</summary>
        <ol>
          {outline.map((item) => (
            <li key={item.id} data-state={item.state}>
              <span>{item.name}</span>
              {`: ${words.state(item.state, item.label)}`}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

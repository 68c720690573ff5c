import { useEffect, useRef } from 'react';

const sequenceMs = 1_000;

/** A tick takes the space bar alone; every other field has a use of its own for letters or arrows. */
const isTick = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && target.type === 'checkbox';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !isTick(target) &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const inDialog = (): boolean => document.querySelector('[role="dialog"]') !== null;

/**
 * Single keys and two-key sequences (`g i`) for a page. Silent while somebody types, while a dialog is
 * open, and with Ctrl, Alt or Meta held.
 */
export function useKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || inDialog()) return;
      const sequence =
        first !== null && event.timeStamp - first.at < sequenceMs ? `${first.key} ${event.key}` : event.key;
      const handler = current.current[sequence] ?? current.current[event.key];
      first = { key: event.key, at: event.timeStamp };
      if (handler === undefined) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

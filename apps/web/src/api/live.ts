import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const reconnectAfterMs = 3_000;
const burstMs = 150;

/** Everything that may have changed is asked for again; nothing is derived from the message itself. */
const askAgain = (client: QueryClient) => {
  for (const key of ['inbox', 'case', 'notices']) void client.invalidateQueries({ queryKey: [key] });
};

/**
 * Listens to "something changed" and asks again. A message carries no cursor, so one that is missed while
 * the connection is down costs nothing: the page also asks again on every reconnect.
 */
export function useLiveChanges(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    let source: EventSource | null = null;
    let reconnect: ReturnType<typeof setTimeout> | undefined;
    let burst: ReturnType<typeof setTimeout> | undefined;
    let opened = false;
    const changed = () => {
      clearTimeout(burst);
      burst = setTimeout(() => askAgain(client), burstMs);
    };
    const connect = () => {
      source = new EventSource('/api/v1/events');
      source.addEventListener('changed', changed);
      source.onopen = () => {
        if (opened) changed();
        opened = true;
      };
      source.onerror = () => {
        // The browser reconnects by itself unless the answer was final.
        if (source?.readyState === EventSource.CLOSED) reconnect = setTimeout(connect, reconnectAfterMs);
      };
    };
    connect();
    return () => {
      clearTimeout(burst);
      clearTimeout(reconnect);
      source?.close();
    };
  }, [client, enabled]);
}

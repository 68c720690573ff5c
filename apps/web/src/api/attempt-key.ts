import { useMemo, useRef } from 'react';

const keyBytes = 16;

/** Works on plain http as well, where `crypto.randomUUID` is missing. */
const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(keyBytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

export interface AttemptKey {
  /** The key of this fingerprint: the same for a retry or a second click, a new one for something else. */
  readonly keyOf: (fingerprint: unknown) => string;
  /** After success: sending the same words once more is then meant as a second time. */
  readonly done: () => void;
}

/** The idempotency key of what a person is trying to do, kept across the retries of one attempt. */
export function useAttemptKey(): AttemptKey {
  const last = useRef<{ print: string; key: string } | null>(null);
  return useMemo(
    () => ({
      keyOf: (fingerprint) => {
        const print = JSON.stringify(fingerprint);
        if (last.current?.print !== print) last.current = { print, key: freshKey() };
        return last.current.key;
      },
      done: () => {
        last.current = null;
      },
    }),
    [],
  );
}

const onePressMs = 2_000;

/**
 * Calls `stop` at the first SIGINT, SIGTERM or SIGHUP, and `force` at a later one. A terminal signals the whole
 * group and npm passes the signal on again, so what arrives within two seconds of the first is the same key press.
 * `now` is a monotonic clock in milliseconds. Returns what takes the listeners away.
 */
export function onStopSignals(
  handlers: { readonly stop: (reason: string) => void; readonly force: () => void },
  now: () => number = () => performance.now(),
): () => void {
  let firstAt: number | null = null;
  const listener = (signal: string): void => {
    if (firstAt === null) {
      firstAt = now();
      handlers.stop(signal);
    } else if (now() - firstAt > onePressMs) {
      handlers.force();
    }
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, listener);
  const unwatch = watchNpm(() => listener('end of npm'));
  return () => {
    for (const signal of signals) process.off(signal, listener);
    unwatch();
  };
}

const watchEveryMs = 1_000;

/**
 * npm runs a script through a shell, and a shell that is told to stop may end without telling us. When we were
 * started by npm and our parent is gone, nobody is left who could stop us.
 */
function watchNpm(ended: () => void): () => void {
  if (process.env['npm_lifecycle_event'] === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    ended();
  }, watchEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

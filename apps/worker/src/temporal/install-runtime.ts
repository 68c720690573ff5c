import { Runtime, type LogEntry } from '@temporalio/worker';
import type { Logger } from '@vinhdanh/platform';

/** The SDK's own log goes through ours, from warnings up; signals of the process are ours alone. */
export function installRuntime(logger: Logger): void {
  const line = logger.child({ sdk: 'temporal' });
  const toOurs =
    (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, meta?: Record<string, unknown>) =>
      line[level](message, ids(meta));
  Runtime.install({
    shutdownSignals: [],
    logger: {
      log: (level: LogEntry['level'], message: string, meta?: Record<string, unknown>) =>
        toOurs(level === 'ERROR' ? 'error' : level === 'WARN' ? 'warn' : 'debug')(message, meta),
      trace: toOurs('debug'),
      debug: toOurs('debug'),
      info: toOurs('debug'),
      warn: toOurs('warn'),
      error: toOurs('error'),
    },
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
}

/** Ids and codes alone: what an SDK puts beside a message may quote what it was about. */
function ids(meta: Record<string, unknown> = {}): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of [
    'workflowId',
    'runId',
    'activityId',
    'activityType',
    'attempt',
    'code',
    'jobId',
    'what',
  ]) {
    if (meta[name] !== undefined) kept[name] = String(meta[name]);
  }
  if (meta['error'] instanceof Error) kept['error'] = meta['error'].message;
  return kept;
}

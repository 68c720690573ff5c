import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

/** A structured logger: a stable `event` name and fields, never an interpolated message. */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** The same logger with fields on every line. */
  child(fields: LogFields): Logger;
}

/** Ids, codes, counts and durations. Never names, notes, bodies, cookies or addresses. */
export type LogFields = Readonly<
  Record<string, string | number | boolean | null | undefined | readonly string[] | object>
>;

const wrap = (inner: PinoLogger): Logger => ({
  debug: (event, fields) => inner.debug({ event, ...fields }),
  info: (event, fields) => inner.info({ event, ...fields }),
  warn: (event, fields) => inner.warn({ event, ...fields }),
  error: (event, fields) => inner.error({ event, ...fields }),
  child: (fields) => wrap(inner.child(fields)),
});

/** JSON lines to standard output (or `destination`), one object an event, time in ISO 8601. */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: ['password', '*.password', 'cookie', '*.cookie', 'authorization', '*.authorization'],
      censor: '•••',
    },
  };
  return wrap(destination === undefined ? pino(options) : pino(options, destination));
}

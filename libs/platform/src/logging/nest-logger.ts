import type { Logger } from './logger.js';

/**
 * Nest's own messages through the structured logger (its `LoggerService` by shape, so that this package
 * needs no Nest). Stacks of errors are kept; they go to the log alone, never into an answer.
 */
export class NestLogger {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug('nest', this.fields(message, rest));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug('nest', this.fields(message, rest));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.debug('nest', this.fields(message, rest));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn('nest', this.fields(message, rest));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error('nest', this.fields(message, rest));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.error('nest', this.fields(message, rest));
  }

  private fields(message: unknown, rest: readonly unknown[]): Record<string, string> {
    const text = message instanceof Error ? (message.stack ?? message.message) : String(message);
    return { text, context: rest.filter((part) => typeof part === 'string').join(' ') };
  }
}

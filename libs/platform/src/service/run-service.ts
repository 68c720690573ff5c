import type { z } from 'zod';
import { redactConfig } from '../config/describe-config.js';
import { describeConfigErrors, loadConfig } from '../config/load-config.js';
import { createLogger, type Logger } from '../logging/logger.js';

/** What is under way gets so long to end; then the process goes, and clients repeat with the same key. */
const DRAIN_MS = 10_000;

export interface Running {
  /** Lets what is under way end, then lets go of everything. */
  stop(): Promise<void>;
}

/**
 * The main program of a service: reads its configuration from the environment (every error at once, then it ends),
 * starts it, and ends in order when the system says so.
 */
export async function runService<Shape extends z.ZodRawShape>(
  name: string,
  schema: z.ZodObject<Shape>,
  start: (config: z.infer<z.ZodObject<Shape>>, logger: Logger) => Promise<Running>,
): Promise<void> {
  const loaded = loadConfig(schema, process.env);
  if (!loaded.ok) {
    process.stderr.write(`${describeConfigErrors(loaded.errors)}\n`);
    process.exit(1);
  }
  const logger = createLogger(name, String((loaded.value as { LOG_LEVEL?: unknown }).LOG_LEVEL ?? 'info'));
  logger.info(`${name}.starting`, { config: redactConfig(schema, loaded.value) });
  const running = await start(loaded.value, logger);

  const onSignal = (signal: NodeJS.Signals): void => {
    logger.info(`${name}.signal`, { signal });
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error(`${name}.stop-failed`, {
          error: error instanceof Error ? error.message : String(error),
        });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

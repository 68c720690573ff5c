import 'reflect-metadata';
import { setPriority } from 'node:os';
import { NestFactory } from '@nestjs/core';
import { createLogger, describeConfigErrors, loadConfig, NestLogger, redactConfig } from '@vinhdanh/platform';
import { settingsSchema } from './settings.js';
import { installRuntime } from './temporal/install-runtime.js';
import { WorkerModule } from './wiring/worker.module.js';

/** Below the ten seconds that a supervisor waits: what has not ended by then is repeated after the next start. */
const DRAIN_MS = 9_000;

const loaded = loadConfig(settingsSchema, process.env);
if (!loaded.ok) {
  process.stderr.write(`${describeConfigErrors(loaded.errors)}\n`);
  process.exit(1);
}
const settings = loaded.value;
const logger = createLogger('worker', settings.LOG_LEVEL);
logger.info('worker.starting', { config: redactConfig(settingsSchema, settings) });
// Deadlines are days and a click is a moment: on a busy machine the click goes first.
if (settings.WORKER_NICE > 0) setPriority(settings.WORKER_NICE);
installRuntime(logger);

const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, logger), {
  logger: new NestLogger(logger.child({ part: 'nest' })),
  abortOnError: false,
});

let stopping = false;
const onSignal = (signal: NodeJS.Signals): void => {
  if (stopping) return;
  stopping = true;
  logger.info('worker.signal', { signal });
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  app.close().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.error('worker.stop-failed', { error: error instanceof Error ? error.message : String(error) });
      process.exit(1);
    },
  );
};
process.on('SIGTERM', onSignal);
process.on('SIGINT', onSignal);

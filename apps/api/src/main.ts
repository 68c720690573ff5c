import {
  apiConfigSchema,
  createLogger,
  describeConfigErrors,
  loadConfig,
  redactConfig,
} from '@vinhdanh/platform';
import { runApi } from './app/run-api.js';

/** What is under way gets so long to end; then the process goes, and clients repeat with the same key. */
const DRAIN_MS = 10_000;

const loaded = loadConfig(apiConfigSchema, process.env);
if (!loaded.ok) {
  process.stderr.write(`${describeConfigErrors(loaded.errors)}\n`);
  process.exit(1);
}
const logger = createLogger('api', loaded.value.LOG_LEVEL);
logger.info('api.starting', { config: redactConfig(apiConfigSchema, loaded.value) });
const api = await runApi(loaded.value, logger);

const onSignal = (signal: NodeJS.Signals): void => {
  logger.info('api.signal', { signal });
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  api.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.error('api.stop-failed', { error: error instanceof Error ? error.message : String(error) });
      process.exit(1);
    },
  );
};
process.on('SIGTERM', onSignal);
process.on('SIGINT', onSignal);

// One sealer and nothing else, so that it can be killed as a process. What it has to say are lines of JSON.
import { SealerService } from '@vinhdanh/worker/sealer';

const { DATABASE_SEALER_URL, LOG_ORIGIN, LOG_KEYS } = process.env;
const service = new SealerService({
  connectionString: DATABASE_SEALER_URL,
  origin: LOG_ORIGIN,
  seeds: LOG_KEYS.split(','),
  warn: (event, fields) => process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`),
});
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
service.start();

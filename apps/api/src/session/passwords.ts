import { hash, verify, argon2id } from 'argon2';
import { ApiProblem } from '@vinhdanh/http-platform';

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const options = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Each check holds 19 MiB and a thread for tens of milliseconds; more at once would starve the office. */
const RUNNING_MAX = 2;
const WAITING_MAX = 50;
const RETRY_AFTER_SECONDS = 2;

/** Compares passwords; at most two at a time, so that a flood of sign-ins cannot take the machine. */
export interface Passwords {
  /** @throws ApiProblem `RATE.LIMITED` when too many wait. */
  matches(passwordHash: string | null, password: string): Promise<boolean>;
}

/** argon2id. For an account that does not exist a decoy is verified, so that the time tells nothing. */
export function createPasswords(): Passwords {
  const decoy = hash('no account has this password', options);
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < RUNNING_MAX) {
      running += 1;
      return;
    }
    if (waiting.length >= WAITING_MAX)
      throw new ApiProblem('RATE.LIMITED', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    async matches(passwordHash, password) {
      await enter();
      try {
        const same = await verify(passwordHash ?? (await decoy), password);
        return same && passwordHash !== null;
      } finally {
        leave();
      }
    },
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { SignIn } from '@vinhdanh/contracts';
import { ApiProblem } from '@vinhdanh/http-platform';
import type { Directory, Sessions } from '@vinhdanh/journal-postgres';
import type { PersonId } from '@vinhdanh/kernel';
import type { Logger } from '@vinhdanh/platform';
import { AttemptLimiter } from './attempt-limiter.js';
import type { ApiSettings, Clock } from '../settings.js';
import { tokens } from '../tokens.js';
import type { Passwords } from './passwords.js';

/** Failures of one account from one address, and of one address in all, before it has to wait. */
const FAILURES_PER_ACCOUNT_MAX = 5;
const FAILURES_PER_ADDRESS_MAX = 50;
const WINDOW_MS = 5 * 60_000;

/** Begins and ends sessions. Who may sign in as whom is decided here and nowhere else. */
@Injectable()
export class SignInService {
  readonly #byAccount = new AttemptLimiter(FAILURES_PER_ACCOUNT_MAX, WINDOW_MS);
  readonly #byAddress = new AttemptLimiter(FAILURES_PER_ADDRESS_MAX, WINDOW_MS);

  constructor(
    @Inject(tokens.directory) private readonly directory: Directory,
    @Inject(tokens.sessions) private readonly sessions: Sessions,
    @Inject(tokens.passwords) private readonly passwords: Passwords,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
    @Inject(tokens.clock) private readonly clock: Clock,
    @Inject(tokens.logger) private readonly logger: Logger,
  ) {}

  /**
   * @throws ApiProblem `SESSION.BAD_CREDENTIALS` (the same for an unknown account, a wrong password, a
   * disabled account and a persona outside demo mode), `RATE.LIMITED`.
   */
  async signIn(request: SignIn, address: string): Promise<{ token: string; personId: PersonId }> {
    const account =
      'personaId' in request ? `persona:${request.personaId}` : `account:${request.username.toLowerCase()}`;
    const key = `${account}|${address}`;
    const waitMs = Math.max(this.#byAccount.waitMs(key), this.#byAddress.waitMs(address));
    if (waitMs > 0) throw new ApiProblem('RATE.LIMITED', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    const personId =
      'personaId' in request
        ? await this.#byPersona(request.personaId)
        : await this.#byPassword(request.username, request.password);
    if (personId === null) {
      this.#byAccount.failed(key);
      this.#byAddress.failed(address);
      this.logger.warn('sign-in.refused', { kind: 'personaId' in request ? 'persona' : 'account' });
      throw new ApiProblem('SESSION.BAD_CREDENTIALS');
    }
    this.#byAccount.succeeded(key);
    const token = await this.sessions.open(this.settings.tenant, personId, this.clock());
    return { token, personId };
  }

  async signOut(token: string): Promise<void> {
    await this.sessions.revoke(this.settings.tenant, token, this.clock());
  }

  async #byPassword(username: string, password: string): Promise<PersonId | null> {
    const account = await this.directory.account(this.settings.tenant, username);
    const usable = account !== null && !account.disabled ? account : null;
    const same = await this.passwords.matches(usable?.passwordHash ?? null, password);
    return same && usable !== null ? usable.personId : null;
  }

  async #byPersona(personaId: string): Promise<PersonId | null> {
    if (!this.settings.demo) return null;
    const personas = await this.directory.personas(this.settings.tenant);
    return personas.find((persona) => persona.personaId === personaId)?.personId ?? null;
  }
}

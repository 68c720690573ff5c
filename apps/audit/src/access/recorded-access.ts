import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import type { AccessKind } from '@vinhdanh/contracts/audit';
import {
  ApiProblem,
  OPERATION_KEY,
  type HttpLogger,
  type Identity,
  type Operation,
} from '@vinhdanh/http-platform';
import { Defect, type JsonObject } from '@vinhdanh/kernel';
import type { AuditSettings } from '../settings.js';
import { tokens } from '../tokens.js';
import type { AccessRecorder } from './access-recorder.js';
import { READS_KEY } from './reads.js';

const RETRY_AFTER_SECONDS = 2;
/** The role by which people read here. */
export const AUDITOR = 'auditor';

interface Expected {
  readonly kind: AccessKind;
  readonly operation: string;
}

/**
 * First the note, then the look: a handler calls `record` before it reads, and an answer of a route that reads
 * (`@Reads`) does not leave while nothing was recorded.
 */
@Injectable()
export class RecordedAccess implements NestInterceptor {
  readonly #expected = new WeakMap<FastifyRequest, Expected>();
  readonly #recorded = new WeakSet<FastifyRequest>();

  constructor(
    @Inject(tokens.recorder) private readonly recorder: AccessRecorder,
    @Inject(tokens.settings) private readonly settings: AuditSettings,
    @Inject(tokens.logger) private readonly logger: HttpLogger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const kind = Reflect.getMetadata(READS_KEY, context.getHandler()) as AccessKind | undefined;
    if (kind === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { id } = Reflect.getMetadata(OPERATION_KEY, context.getHandler()) as Operation;
    this.#expected.set(request, { kind, operation: id });
    return next.handle().pipe(
      tap(() => {
        if (!this.#recorded.has(request))
          throw new Defect('ACCESS.FORGOTTEN', `${id} would answer without a note in the access log`);
      }),
    );
  }

  /**
   * Notes that the person of `request` looks at `caseIds`. @throws ApiProblem `ACCESS.NOT_RECORDED` when the log
   * cannot be written: nothing is to be read then.
   */
  async record(request: FastifyRequest, caseIds: readonly string[], details: JsonObject = {}): Promise<void> {
    const expected = this.#expected.get(request);
    const { identity } = request;
    if (expected === undefined || identity === undefined)
      throw new Defect('ACCESS.UNDECLARED', 'a route that records has to say what it reads');
    const { kind, operation } = expected;
    const duty = dutyOf(identity);
    try {
      await this.recorder.record({
        tenant: this.settings.tenant,
        actor: identity.personId,
        ...duty,
        kind,
        caseIds,
        operation,
        requestId: request.id,
        details,
      });
    } catch (error) {
      this.logger.error('access.not-recorded', {
        requestId: request.id,
        operation,
        code: (error as { code?: unknown }).code ?? (error as Error).message,
      });
      throw new ApiProblem('ACCESS.NOT_RECORDED', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    this.#recorded.add(request);
  }
}

function dutyOf({ memberships }: Identity): { readonly role: string; readonly org: string } {
  const duty = memberships.find(({ role }) => role === AUDITOR);
  if (duty === undefined) throw new ApiProblem('AUTH.NOT_ALLOWED', { details: { role: AUDITOR } });
  return { role: duty.role, org: duty.org };
}

import { randomUUID } from 'node:crypto';
import type {
  CaseView,
  CommandAnswer,
  DecideStep,
  HistoryPage,
  InboxPage,
  OpenStep,
  Persona,
  Problem,
  Session,
  StartNomination,
  StartOptions,
  SubmitSupplement,
} from '@vinhdanh/contracts';
import { HttpClient, ProblemError, type HttpAnswer } from './http-client.js';

const problemOf = (answer: HttpAnswer): Problem => {
  try {
    return JSON.parse(answer.text) as Problem;
  } catch {
    return {
      type: 'about:blank',
      title: answer.text.slice(0, 200),
      status: answer.status,
      code: 'ANSWER.NOT_JSON',
    };
  }
};

/** One signed-in person over the public API, as a browser would do it. */
export class PersonaClient {
  private constructor(
    private readonly http: HttpClient,
    private readonly cookie: string,
    readonly session: Session,
  ) {}

  static async personas(http: HttpClient): Promise<Persona[]> {
    const answer = await http.send({ method: 'GET', path: '/api/v1/personas' });
    if (answer.status !== 200) throw new ProblemError(answer.status, problemOf(answer), 'personas');
    const body = JSON.parse(answer.text) as Persona[] | { items: Persona[] };
    return Array.isArray(body) ? body : body.items;
  }

  static async signIn(http: HttpClient, personaId: string): Promise<PersonaClient> {
    const answer = await http.send({
      method: 'POST',
      path: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personaId }),
    });
    if (answer.status >= 300)
      throw new ProblemError(answer.status, problemOf(answer), `sign in as ${personaId}`);
    const cookies = ([] as string[]).concat(answer.headers['set-cookie'] ?? []);
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
    return new PersonaClient(http, cookie, JSON.parse(answer.text) as Session);
  }

  get name(): string {
    return this.session.person.name;
  }

  holds(role: string, org: string): boolean {
    return this.session.person.memberships.some((m) => m.role === role && m.org === org);
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.http.send({
      method: 'GET',
      path: `/api/v1${path}`,
      headers: { cookie: this.cookie },
    });
    if (answer.status !== 200) throw new ProblemError(answer.status, problemOf(answer), `GET ${path}`);
    return JSON.parse(answer.text) as T;
  }

  /** The raw answer of a command; `key` repeated is the same command again. */
  post(path: string, body: unknown, options: { key?: string; etag?: string } = {}): Promise<HttpAnswer> {
    return this.http.send({
      method: 'POST',
      path: `/api/v1${path}`,
      headers: {
        cookie: this.cookie,
        'content-type': 'application/json',
        'x-csrf-token': this.session.csrfToken,
        'idempotency-key': options.key ?? randomUUID(),
        ...(options.etag === undefined ? {} : { 'if-match': options.etag }),
      },
      body: JSON.stringify(body),
    });
  }

  async command(
    path: string,
    body: unknown,
    options: { key?: string; etag?: string } = {},
  ): Promise<CommandAnswer> {
    const answer = await this.post(path, body, options);
    if (answer.status >= 300)
      throw new ProblemError(answer.status, problemOf(answer), `POST ${path} as ${this.name}`);
    return JSON.parse(answer.text) as CommandAnswer;
  }

  startOptions(): Promise<StartOptions> {
    return this.get('/start-options');
  }
  start(nomination: StartNomination, key?: string): Promise<CommandAnswer> {
    return this.command('/nominations', nomination, { key });
  }
  case(caseId: string): Promise<CaseView> {
    return this.get(`/cases/${caseId}`);
  }
  /** Null where the case does not show itself to this person; whatever else goes wrong is thrown. */
  async caseIfVisible(caseId: string): Promise<CaseView | null> {
    try {
      return await this.case(caseId);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return null;
      throw error;
    }
  }
  history(caseId: string, query = ''): Promise<HistoryPage> {
    return this.get(`/cases/${caseId}/history${query}`);
  }
  inbox(query = ''): Promise<InboxPage> {
    return this.get(`/inbox${query}`);
  }
  private stepPath(caseId: string, step: OpenStep, act: string): string {
    return `/cases/${caseId}/steps/${encodeURIComponent(step.stepId)}/${act}`;
  }
  take(caseId: string, step: OpenStep): Promise<CommandAnswer> {
    return this.command(this.stepPath(caseId, step, 'take'), {}, { etag: step.etag });
  }
  decide(caseId: string, step: OpenStep, decision: DecideStep, key?: string): Promise<CommandAnswer> {
    return this.command(this.stepPath(caseId, step, 'decide'), decision, { etag: step.etag, key });
  }
  returnStep(caseId: string, step: OpenStep, reasons: Record<string, string>): Promise<CommandAnswer> {
    return this.command(this.stepPath(caseId, step, 'return'), { reasons }, { etag: step.etag });
  }
  supplement(caseId: string, step: OpenStep, supplement: SubmitSupplement): Promise<CommandAnswer> {
    return this.command(this.stepPath(caseId, step, 'supplement'), supplement, { etag: step.etag });
  }
  /** Puts a file into the dossier; its type is told from its bytes. */
  async attach(caseId: string, name: string, bytes: Buffer): Promise<void> {
    const answer = await this.http.send({
      method: 'POST',
      path: `/api/v1/cases/${caseId}/attachments?name=${encodeURIComponent(name)}`,
      headers: {
        cookie: this.cookie,
        'content-type': 'application/pdf',
        'x-csrf-token': this.session.csrfToken,
        'idempotency-key': randomUUID(),
      },
      body: bytes,
    });
    if (answer.status >= 300) throw new ProblemError(answer.status, problemOf(answer), `attach ${name}`);
  }
  message(caseId: string, name: string, note: string | null): Promise<CommandAnswer> {
    return this.command(`/cases/${caseId}/messages`, { name, note });
  }
}

import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import {
  caseViewSchema,
  commandAnswerSchema,
  problemSchema,
  sessionSchema,
  type CaseView,
  type CommandAnswer,
  type OpenStep,
  type Problem,
  type Session,
} from '@vinhdanh/contracts';
import { wholeLadder } from '../../../support/earlier-awards.js';

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly raw?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the service that is asked; the API's unless another is named. */
  readonly prefix?: string;
}
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A person's browser, as far as the API can tell: cookie, CSRF token, JSON. */
export class Client {
  private constructor(
    readonly url: string,
    readonly session: Session,
    readonly cookie: string,
  ) {}

  static async signIn(url: string, personaId: string): Promise<Client> {
    const response = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personaId }),
    });
    expect(response.status).toBe(201);
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new Client(url, sessionSchema.parse(await response.json()), cookie);
  }

  get personId(): string {
    return this.session.person.personId;
  }

  async ask(path: string, asked: Asked = {}): Promise<Answered> {
    const { method = 'GET', body, raw, headers = {}, prefix = '/api/v1' } = asked;
    const response = await fetch(`${this.url}${prefix}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.session.csrfToken }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? (raw === undefined ? {} : { body: raw }) : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** A command with a key of its own unless one is given. */
  command(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.ask(path, { method: 'POST', body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  }

  async done(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<CommandAnswer> {
    const answer = await this.command(path, body, headers);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: expect.any(Number) });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return commandAnswerSchema.parse(answer.body);
  }

  async view(caseId: string): Promise<CaseView> {
    const answer = await this.ask(`/cases/${caseId}`);
    if (answer.status !== 200)
      throw new Error(`case ${caseId}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return caseViewSchema.parse(answer.body);
  }

  stepPath(caseId: string, step: Pick<OpenStep, 'stepId'>, action: string): string {
    return `/cases/${caseId}/steps/${encodeURIComponent(step.stepId)}/${action}`;
  }

  decide(caseId: string, step: OpenStep, body: object): Promise<CommandAnswer> {
    return this.done(this.stepPath(caseId, step, 'decide'), body, { 'if-match': step.etag });
  }
}

/** The answer as a problem of the contract. */
export const problemOf = (answer: Answered): Problem => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return problemSchema.parse(answer.body);
};

export const nomination = (unit: string, awardKind = 'HCLD3') => ({
  awardKind,
  unit,
  subjectKind: 'individual',
  isLeader: false,
  isDirectWorker: true,
  achievementFrom: '2021-01-01',
  achievementTo: '2025-12-31',
  personal: {
    name: 'Đỗ Thị Ánh Tuyết',
    birthDate: '1980-02-03',
    post: 'Điều dưỡng trưởng',
    achievements: 'Hai sáng kiến cấp cơ sở được công nhận.',
    earlierAwards: wholeLadder,
  },
});

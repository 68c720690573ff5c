import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerSchemas, type AnswerName } from '../../api/answer-schemas.js';
import { FakeWorld } from '../fake-world.js';
import { auditRoute } from './fake-audit-handler.js';
import { FakeAudit } from './fake-audit.js';

const world = new FakeWorld();
const audit = new FakeAudit(world);
const auditor = world.person('p-binh');
const id = world.cases[11]!.id;
const at = '2026-05-10T08:30:00.000Z';

const ask = (method: string, path: string): Promise<unknown> => {
  const request = Object.assign(Readable.from([]), { method, headers: {} }) as unknown as IncomingMessage;
  return auditRoute(
    audit,
    auditor,
    request,
    {} as ServerResponse,
    new URL(`/audit/v1${path}`, 'http://fake'),
  );
};

describe('the audit service that screens are looked at with', () => {
  it.each<[string, string, AnswerName]>([
    ['GET', '/cases?limit=20', 'auditCases'],
    ['GET', `/cases/${id}`, 'auditCase'],
    ['GET', `/cases/${id}/events?after=0&limit=200`, 'auditEvents'],
    ['GET', `/cases/${id}/marks?after=0&limit=200`, 'auditMarks'],
    ['GET', `/cases/${id}/state?version=12`, 'auditState'],
    ['GET', `/cases/${id}/state?at=${at}`, 'auditState'],
    ['GET', `/cases/${id}/diagram`, 'auditDiagram'],
    ['GET', `/cases/${id}/difference?from=3&to=12`, 'auditDifference'],
    ['GET', `/cases/${id}/events/14/why`, 'auditWhy'],
    ['POST', `/cases/${id}/events/14/redecision`, 'auditRedecision'],
    ['GET', `/cases/${world.cases[8]!.id}/refusals`, 'auditRefusals'],
    ['GET', '/questions/offices', 'auditOffices'],
    ['GET', `/questions/inbox?org=home-affairs&role=home-affairs-appraiser&at=${at}`, 'inboxThen'],
    ['GET', `/questions/awards?at=${at}`, 'awardsThen'],
    ['GET', '/access-log?limit=100', 'accessLog'],
  ])('answers %s %s as the contract says', async (method, path, name) => {
    const answer = await ask(method, path);
    expect(answerSchemas[name].parse(answer)).toEqual(answer);
  });
});

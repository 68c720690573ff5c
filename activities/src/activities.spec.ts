import { beforeEach, describe, expect, it } from '@jest/globals';
import { caseId, commandId, journey, monday, tenant } from '@vinhdanh/awards/testing';
import type { Obligations } from '@vinhdanh/contracts/messages';
import { fireTimer } from './fire-timer/fire-timer.js';
import { readObligations } from './read-obligations/read-obligations.js';
import { reportJobFailed } from './report-job-failed/report-job-failed.js';
import { runJob } from './run-job/run-job.js';
import { DeskWithJobs, key } from './testing/desk-with-jobs.js';

let desk: DeskWithJobs;
const obligations = (): Promise<Obligations> => readObligations(desk.ports, key);
const firstJob = async (): Promise<string> => (await obligations()).jobs[0]?.jobId ?? '';
beforeEach(async () => {
  desk = new DeskWithJobs();
  await desk.start();
});

describe('obligations', () => {
  it('are ids, level and times, and nothing of the person', async () => {
    const answer = await obligations();
    expect(answer).toMatchObject({ level: 'unit', openSteps: ['Check#1'], jobs: [], concluded: false });
    expect(JSON.stringify(answer)).toMatch(/^[ -~]*$/);
    expect(answer.nearestTimer?.timerId).toContain('reminder');
  });

  it('of a case that is not there fail for good', async () => {
    await expect(readObligations(desk.ports, { ...key, caseId: 'none' })).rejects.toMatchObject({
      type: 'CASE.NOT_FOUND',
      nonRetryable: true,
    });
  });
});

describe('a deadline', () => {
  it('is stale before its time, accepted at it, and accepted once', async () => {
    const timer = (await obligations()).nearestTimer ?? { timerId: '', dueAt: '' };
    expect(await fireTimer(desk.ports, key, timer)).toBe('stale');
    desk.now = timer.dueAt;
    expect(await fireTimer(desk.ports, key, timer)).toBe('accepted');
    expect(await fireTimer(desk.ports, key, timer)).toBe('accepted');
    expect(desk.types.filter((type) => type === 'DeadlineReached')).toHaveLength(1);
    expect(await fireTimer(desk.ports, key, { ...timer, timerId: 'gone#9' })).toBe('stale');
  });

  it('of a case that has ended meanwhile is stale, and no trouble of the journey', async () => {
    const timer = (await obligations()).nearestTimer ?? { timerId: '', dueAt: '' };
    await desk.decideCheck();
    await runJob(desk.ports, key, await firstJob(), 1);
    await runJob(desk.ports, key, await firstJob(), 1);
    const result = { kind: 'notified', notice: 'awarded' } as const;
    await desk.ports.submit({
      tenant,
      caseId,
      commandId: commandId('last'),
      at: monday,
      actor: journey,
      seen: null,
      command: { type: 'CompleteJob', jobId: await firstJob(), result },
    });
    expect((await obligations()).concluded).toBe(true);
    desk.now = timer.dueAt;
    expect(await fireTimer(desk.ports, key, timer)).toBe('stale');
  });
});

describe('a job', () => {
  beforeEach(() => desk.decideCheck());

  it('drafts a paper once; a second run of a crashed one gives the same bytes, even after the case has moved', async () => {
    const jobId = await firstJob();
    const { submit } = desk.ports;
    const crashing = { ...desk.ports, submit: () => Promise.reject(new Error('killed')) };
    await expect(runJob(crashing, key, jobId, 1)).rejects.toThrow('killed');
    await desk.comment();
    desk.now = '2026-09-10T01:00:00.000Z';
    expect(await runJob({ ...desk.ports, submit }, key, jobId, 2)).toBe('accepted');
    expect(desk.stored.size).toBe(1);
    expect(desk.types.filter((type) => type === 'PaperDrafted')).toHaveLength(1);
    expect(desk.drafted[0]).toMatchObject({
      template: 'to-trinh',
      issuer: 'Ủy ban nhân dân tỉnh Lâm Giang',
      place: 'Lâm Giang',
    });
    expect(await runJob(desk.ports, key, jobId, 3)).toBe('stale');
  });

  it('that two journeys run at once is done once', async () => {
    const jobId = await firstJob();
    const outcomes = await Promise.all([
      runJob(desk.ports, key, jobId, 1),
      runJob(desk.ports, key, jobId, 1),
    ]);
    expect(outcomes).toEqual(['accepted', 'accepted']);
    expect(desk.types.filter((type) => type === 'PaperDrafted')).toHaveLength(1);
  });

  it('is tried again as often as its path allows, then given up and reported as an incident', async () => {
    const jobId = await firstJob();
    desk.renderFails = 3;
    await expect(runJob(desk.ports, key, jobId, 1)).rejects.toThrow('no ink');
    await expect(runJob(desk.ports, key, jobId, 2)).rejects.toThrow('no ink');
    await expect(runJob(desk.ports, key, jobId, 3)).rejects.toThrow('JOB.RETRIES_EXHAUSTED');
    expect(await reportJobFailed(desk.ports, key, jobId, 'JOB.RETRIES_EXHAUSTED')).toBe('accepted');
    expect(await reportJobFailed(desk.ports, key, jobId, 'JOB.RETRIES_EXHAUSTED')).toBe('accepted');
    expect((await obligations()).incidents).toBe(1);
  });

  it('notifies by the record itself, and refuses a type that nobody knows', async () => {
    await runJob(desk.ports, key, await firstJob(), 1);
    expect(await runJob(desk.ports, key, await firstJob(), 1)).toBe('accepted');
    expect(desk.types).toContain('NoticeSent');
    await expect(runJob(desk.ports, key, await firstJob(), 1)).rejects.toThrow('JOB.TYPE_UNKNOWN');
  });
});

import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from './api-problem.js';
import { commonProblems } from './common-problems.js';
import { classifyError, isTransient } from './classify-error.js';
import { preferredLanguage, renderProblem } from './render-problem.js';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

describe('problems', () => {
  it('chooses the language by quality, Vietnamese first', () => {
    expect(preferredLanguage(undefined)).toBe('vi');
    expect(preferredLanguage('en-GB,en;q=0.9')).toBe('en');
    expect(preferredLanguage('en;q=0.5, vi;q=0.8')).toBe('vi');
    expect(preferredLanguage('fr')).toBe('vi');
  });

  it('renders both sentences and the request id', () => {
    const body = renderProblem(commonProblems, 'SESSION.REQUIRED', {}, 'en', 'r-1');
    expect(body).toMatchObject({
      status: 401,
      title: body.titleEn,
      instance: 'urn:request:r-1',
      type: 'https://vinhdanh.vn/problems/session-required',
    });
  });

  it('tells a bad moment from a defect', () => {
    for (const code of ['ECONNREFUSED', '57P01', '08006', '53300'])
      expect(isTransient(withCode(code))).toBe(true);
    expect(isTransient(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true);
    expect(isTransient(withCode('23505'))).toBe(false);
    expect(classifyError(new Error('boom'))).toBeNull();
    expect(classifyError(withCode('FST_ERR_CTP_BODY_TOO_LARGE'))?.code).toBe('REQUEST.TOO_LARGE');
    expect(classifyError(new ApiProblem('CASE.NOT_FOUND'))?.code).toBe('CASE.NOT_FOUND');
  });
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TenantId } from '@vinhdanh/kernel';
import { createForgetting, type Memory } from './forget-erased.js';

const tenant = 'lam-giang' as TenantId;

/** A database that answers, or does not. */
function database(answers: (readonly string[] | Error)[]) {
  const asked: unknown[] = [];
  const query = (statement: { values: unknown[] }) => {
    asked.push(statement.values);
    const answer = answers.shift() ?? [];
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve({ rows: answer.map((person) => ({ person })) });
  };
  return { asked, pool: { query } as never };
}

describe('forgetting', () => {
  let told: (readonly string[] | 'all')[];
  let now: number;
  const memory: Memory = { forget: (persons) => void told.push(persons) };
  beforeEach(() => {
    told = [];
    now = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells every memory whose keys were destroyed lately, and nothing when none was', async () => {
    const { pool, asked } = database([[], ['n-1', 'n-2']]);
    const forgetting = createForgetting(pool, tenant, [memory, memory]);
    await forgetting.look();
    expect(told).toEqual([]);
    await forgetting.look();
    expect(told).toEqual([
      ['n-1', 'n-2'],
      ['n-1', 'n-2'],
    ]);
    expect(asked[0]).toEqual([tenant, '600000 milliseconds']);
  });

  it('forgets everybody when it has not been told anything for too long, and not before', async () => {
    const away = new Error('away');
    const { pool } = database([[], away, away, away, ['n-1']]);
    const warned: string[] = [];
    const forgetting = createForgetting(pool, tenant, [memory], {
      nowMs: () => now,
      warn: (event) => void warned.push(event),
    });
    await forgetting.look();
    now = 60_000;
    await forgetting.look();
    expect(told).toEqual([]);
    now = 60_001;
    await forgetting.look();
    now = 90_000;
    await forgetting.look();
    expect(told).toEqual(['all', 'all']);
    expect(warned).toHaveLength(2);
    await forgetting.look();
    expect(told.at(-1)).toEqual(['n-1']);
  });

  it('asks every ten seconds from start to stop', async () => {
    jest.useFakeTimers();
    const { pool, asked } = database([]);
    const forgetting = createForgetting(pool, tenant, [memory]);
    forgetting.start();
    await jest.advanceTimersByTimeAsync(35_000);
    expect(asked).toHaveLength(3);
    await forgetting.stop();
    await jest.advanceTimersByTimeAsync(35_000);
    expect(asked).toHaveLength(3);
  });
});

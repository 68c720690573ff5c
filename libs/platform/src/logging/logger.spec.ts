import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';

const capture = () => {
  const lines: Record<string, unknown>[] = [];
  return {
    lines,
    destination: { write: (text: string) => void lines.push(JSON.parse(text) as Record<string, unknown>) },
  };
};

describe('the logger', () => {
  it('writes one JSON object with event, service and time', () => {
    const { lines, destination } = capture();
    createLogger('api', 'info', destination).child({ requestId: 'r1' }).info('command.done', { ms: 4 });
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        service: 'api',
        event: 'command.done',
        requestId: 'r1',
        ms: 4,
      }),
    ]);
    expect(lines[0]?.['time']).toMatch(/Z$/);
  });

  it('hides what must never be logged', () => {
    const { lines, destination } = capture();
    createLogger('api', 'info', destination).info('request', {
      headers: { cookie: 'a=b', authorization: 'x' },
      password: 'p',
    });
    expect(JSON.stringify(lines)).not.toMatch(/a=b|"x"|"p"/);
  });

  it('takes messages of the framework', () => {
    const { lines, destination } = capture();
    new NestLogger(createLogger('api', 'info', destination)).error(new Error('boom'), 'Router');
    expect(lines[0]).toMatchObject({ event: 'nest', level: 'error', context: 'Router' });
  });
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { onStopSignals } from './stop-signals.js';

describe('stop signals', () => {
  let now = 0;
  let forget: () => void;
  const stop = jest.fn();
  const force = jest.fn();
  const listeners = (): NodeJS.SignalsListener[] => process.listeners('SIGINT') as NodeJS.SignalsListener[];
  const press = (): void => listeners().at(-1)?.('SIGINT');

  beforeEach(() => {
    now = 0;
    stop.mockClear();
    force.mockClear();
    forget = onStopSignals({ stop, force }, () => now);
  });
  afterEach(() => forget());

  it('are one when they come within two seconds, from the terminal and from npm', () => {
    press();
    now = 1_900;
    press();
    expect([stop.mock.calls.length, force.mock.calls.length]).toEqual([1, 0]);
  });

  it('force the end when one comes later', () => {
    press();
    now = 2_100;
    press();
    expect([stop.mock.calls.length, force.mock.calls.length]).toEqual([1, 1]);
  });

  it('are not heard any more after the listeners were taken away', () => {
    const before = listeners().length;
    forget();
    expect(listeners().length).toBe(before - 1);
  });
});

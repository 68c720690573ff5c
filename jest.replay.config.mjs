import { preset } from './jest.preset.mjs';

export default {
  ...preset,
  displayName: 'replay',
  testMatch: ['<rootDir>/test/replay/**/*.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

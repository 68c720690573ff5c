import { preset } from './jest.preset.mjs';

export default {
  ...preset,
  displayName: 'chaos',
  testMatch: ['<rootDir>/test/chaos/**/*.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

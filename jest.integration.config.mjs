import { preset } from './jest.preset.mjs';

export default {
  ...preset,
  displayName: 'integration',
  testMatch: ['<rootDir>/test/integration/**/*.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

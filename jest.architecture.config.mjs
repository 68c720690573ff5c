import { preset } from './jest.preset.mjs';

export default {
  ...preset,
  displayName: 'architecture',
  testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fakeApi } from './src/testing/vite-fake-api.js';

/**
 * No inline script, style or data URL leaves this build, so that a content policy of
 * `default-src 'self'` holds. `VD_API` names a running API for `vite`; without it the page talks to
 * the in-memory one, which is never part of a build.
 */
const api = process.env['VD_API'];

export default defineConfig(({ command, mode }) => ({
  plugins: [react(), ...(command === 'serve' && api === undefined ? [fakeApi()] : [])],
  define: { __CHECK_ANSWERS__: JSON.stringify(mode !== 'production') },
  resolve: { conditions: ['@vinhdanh/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    ...(api === undefined ? {} : { proxy: { '/api': { target: api }, '/audit': { target: api } } }),
  },
}));

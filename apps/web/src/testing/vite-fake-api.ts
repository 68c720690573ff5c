import type { Plugin } from 'vite';
import { createFakeApi } from './fake-handler.js';

/** Puts the in-memory API behind `vite`, for work on screens; no build ever contains it. */
export function fakeApi(): Plugin {
  return {
    name: 'vinhdanh-fake-api',
    apply: 'serve',
    configureServer(server) {
      const answer = createFakeApi();
      server.middlewares.use((req, res, next) => {
        answer(req, res).then((taken) => (taken ? undefined : next()), next);
      });
    },
  };
}

import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { DossierPage } from '../features/dossier/dossier-page.js';
import { readDossierSearch } from '../features/dossier/dossier-search.js';
import { readInboxSearch } from '../features/inbox/inbox-search.js';
import { InboxPage } from '../features/inbox/inbox-page.js';
import { readSignInSearch } from '../features/sign-in/sign-in-search.js';
import { SignInPage } from '../features/sign-in/sign-in-page.js';
import { StartPage } from '../features/start/start-page.js';
import { Frame } from './frame.js';
import { NotFoundPage, PageBroke } from './page-problems.js';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: PageBroke,
});
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', search: { tab: 'waiting' } });
  },
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: readSignInSearch,
});
const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  component: InboxPage,
  validateSearch: readInboxSearch,
});
const dossier = createRoute({
  getParentRoute: () => frame,
  path: '/cases/$caseId',
  component: DossierPage,
  validateSearch: readDossierSearch,
});
const start = createRoute({ getParentRoute: () => frame, path: '/start', component: StartPage });

export const router = createRouter({
  routeTree: root.addChildren([index, signIn, frame.addChildren([inbox, dossier, start])]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { readAccessSearch } from '../features/audit/access/access-search.js';
import { readCaseSearch } from '../features/audit/case/case-search.js';
import { readCasesSearch } from '../features/audit/cases/cases-search.js';
import { readQuestionsSearch } from '../features/audit/questions/questions-search.js';
import { DossierPage } from '../features/dossier/dossier-page.js';
import { readDossierSearch } from '../features/dossier/dossier-search.js';
import { readInboxSearch } from '../features/inbox/inbox-search.js';
import { InboxPage } from '../features/inbox/inbox-page.js';
import { readSignInSearch } from '../features/sign-in/sign-in-search.js';
import { SignInPage } from '../features/sign-in/sign-in-page.js';
import { StartPage } from '../features/start/start-page.js';
import { Frame } from './frame.js';
import { HomePage } from './home-page.js';
import { NotFoundPage, PageBroke } from './page-problems.js';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: PageBroke,
});
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });

const index = createRoute({ getParentRoute: () => frame, path: '/', component: HomePage });
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

// The auditor's pages are chunks of their own: those who work on cases never load them.
const auditCases = createRoute({
  getParentRoute: () => frame,
  path: '/audit/cases',
  component: lazyRouteComponent(() => import('../features/audit/cases/cases-page.js'), 'CasesPage'),
  validateSearch: readCasesSearch,
});
const auditCase = createRoute({
  getParentRoute: () => frame,
  path: '/audit/cases/$caseId',
  component: lazyRouteComponent(() => import('../features/audit/case/case-page.js'), 'CasePage'),
  validateSearch: readCaseSearch,
});
const auditQuestions = createRoute({
  getParentRoute: () => frame,
  path: '/audit/questions',
  component: lazyRouteComponent(
    () => import('../features/audit/questions/questions-page.js'),
    'QuestionsPage',
  ),
  validateSearch: readQuestionsSearch,
});
const auditRecord = createRoute({
  getParentRoute: () => frame,
  path: '/audit/record',
  component: lazyRouteComponent(() => import('../features/audit/record/record-page.js'), 'RecordPage'),
});
const auditAccess = createRoute({
  getParentRoute: () => frame,
  path: '/audit/access',
  component: lazyRouteComponent(() => import('../features/audit/access/access-page.js'), 'AccessPage'),
  validateSearch: readAccessSearch,
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    frame.addChildren([
      index,
      inbox,
      dossier,
      start,
      auditCases,
      auditCase,
      auditQuestions,
      auditRecord,
      auditAccess,
    ]),
  ]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

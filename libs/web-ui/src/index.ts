export { ThemeProvider } from './theme/theme-provider.js';
export { StateBadge, type Tone } from './components/state-badge.js';
export { Deadline, type DeadlineTone } from './components/deadline.js';
export { PersonName } from './components/person-name.js';
export { EmptyState } from './components/empty-state.js';
export { ErrorState, type ErrorStateProps } from './components/error-state.js';
export { PageSkeleton } from './components/page-skeleton.js';
export { PathDiagram, type DiagramWords, type PathDiagramProps } from './diagram/path-diagram.js';
export type { DiagramStanding, ElementState } from './diagram/viewer-colours.js';

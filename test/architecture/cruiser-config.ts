import { mayImport, thirdParty, workflowEntries, type Tag } from './import-rules.js';
import type { WorkspacePackage } from './workspace.js';

export interface ForbiddenRule {
  readonly name: string;
  readonly severity: 'error';
  readonly from: Record<string, unknown>;
  readonly to: Record<string, unknown>;
}

const below = (folders: readonly string[]): string =>
  `^(${folders.map((f) => f.replaceAll('.', '\\.')).join('|')})/`;

/** The dependency-cruiser rules, generated from tags: one for cycles, one per tag and per fence. */
export function forbiddenRules(packages: readonly WorkspacePackage[]): ForbiddenRule[] {
  const foldersOf = (tags: readonly Tag[]) =>
    packages.filter((p) => tags.includes(p.tag)).map((p) => p.folder);
  const rules: ForbiddenRule[] = [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ];
  for (const tag of Object.keys(mayImport) as Tag[]) {
    const own = foldersOf([tag]);
    const banned = packages
      .filter((p) => p.tag !== tag && !mayImport[tag].includes(p.tag))
      .map((p) => p.folder);
    if (own.length === 0) continue;
    if (banned.length > 0) {
      // A workflow names its activities by type alone: nothing of them reaches the bundle.
      const typesToo = tag === 'type:workflow' ? { dependencyTypesNot: ['type-only'] } : {};
      rules.push({
        name: `${tag}-one-way`,
        severity: 'error',
        from: { path: below(own), pathNot: '\\.spec\\.ts$' },
        to: { path: below(banned), ...typesToo },
      });
    }
    const allowed = thirdParty[tag];
    if (allowed !== undefined) {
      rules.push({
        name: `${tag}-third-party`,
        severity: 'error',
        from: { path: below(own), pathNot: '(\\.spec\\.ts$|/src/testing/)' },
        to: {
          dependencyTypes: [
            'npm',
            'npm-dev',
            'npm-optional',
            'npm-peer',
            'core',
            'npm-no-pkg',
            'npm-unknown',
          ],
          pathNot: allowed.length > 0 ? `node_modules/(${allowed.join('|')})/` : '^$',
        },
      });
    }
  }
  rules.push({
    name: 'apps-apart',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  });
  rules.push({
    name: 'workflow-entries',
    severity: 'error',
    from: { path: '^workflows/src/', pathNot: '\\.spec\\.ts$' },
    to: {
      path: '^(libs|activities|apps|infra)/',
      pathNot: workflowEntries.map((e) => e.source).join('|'),
      dependencyTypesNot: ['type-only'],
    },
  });
  return rules;
}

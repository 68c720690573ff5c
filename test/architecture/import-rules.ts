/**
 * Who may import whom (house style §3), as data. The dependency-cruiser rules are generated from it and
 * from the tags in each package.json; a package without a known tag is an error.
 */
export const tagOrder = [
  'type:kernel',
  'type:contract',
  'type:domain',
  'type:adapter',
  'type:workflow',
  'type:activity',
  'type:ui',
  'type:app',
  'type:web',
  'type:infra',
  'type:test',
] as const;
export type Tag = (typeof tagOrder)[number];

/** Tags whose packages each tag may import. A package may always import itself. */
export const mayImport: Record<Tag, readonly Tag[]> = {
  'type:kernel': [],
  'type:contract': ['type:kernel'],
  'type:domain': ['type:domain', 'type:contract', 'type:kernel'],
  'type:adapter': ['type:domain', 'type:contract', 'type:kernel'],
  'type:workflow': ['type:kernel', 'type:contract', 'type:domain'],
  'type:activity': ['type:domain', 'type:contract', 'type:kernel'],
  'type:ui': ['type:contract', 'type:kernel'],
  'type:app': [
    'type:kernel',
    'type:contract',
    'type:domain',
    'type:adapter',
    'type:workflow',
    'type:activity',
    'type:infra',
  ],
  'type:web': ['type:ui', 'type:domain', 'type:contract', 'type:kernel'],
  'type:infra': ['type:kernel', 'type:contract', 'type:domain', 'type:adapter', 'type:infra'],
  'type:test': [...tagOrder],
};

/** Third-party packages that a pure tag may import; tags that are not named are free. */
export const thirdParty: Partial<Record<Tag, readonly string[]>> = {
  'type:kernel': [],
  'type:contract': ['zod'],
  // The grammar and the decimals of libs/rules: pure code, no host access, no settings shared with others.
  'type:domain': ['lezer-feel', '@lezer', 'decimal.js'],
  'type:workflow': ['@temporalio/workflow', '@temporalio/common'],
  'type:activity': ['@temporalio/activity', '@temporalio/common'],
};

/** What the workflow bundle may reach beyond its tags: contracts/messages and the journey table only. */
export const workflowEntries = [
  /^libs\/kernel\//,
  /^libs\/contracts\/src\/messages\//,
  /^libs\/awards\/src\/journey\//,
  /^workflows\//,
];

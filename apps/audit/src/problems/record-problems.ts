/** What opening a case out of the record may answer. */
export const recordProblems = [
  'CASE.NOT_FOUND',
  'ACCESS.NOT_RECORDED',
  'RECORD.UNKNOWN_TYPE',
  'RECORD.LATER_VERSION',
  'RECORD.UNREADABLE',
  'RECORD.SECTION_ALTERED',
  'RECORD.GAP',
  'RECORD.BUNDLE_MISSING',
  'RECORD.BUNDLE_ALTERED',
] as const;

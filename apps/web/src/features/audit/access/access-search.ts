/** Whose looking, and at which case, as the address says it. */
export interface AccessSearch {
  readonly caseId?: string | undefined;
  readonly person?: string | undefined;
}

const idCharsMax = 80;
const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= idCharsMax ? value : undefined;

/** Reads what an address says; anything unknown falls back instead of breaking the page. Pure. */
export const readAccessSearch = (search: Record<string, unknown>): AccessSearch => ({
  caseId: idOf(search['caseId']),
  person: idOf(search['person']),
});

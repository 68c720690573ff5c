export const dossierViews = ['file', 'diagram', 'history'] as const;
export type DossierView = (typeof dossierViews)[number];

export interface DossierSearch {
  readonly view?: DossierView | undefined;
  /** Process of the path that the diagram shows. */
  readonly process?: string | undefined;
}

/** Reads what an address says about the view; the file itself is the default and stays out of it. Pure. */
export function readDossierSearch(search: Record<string, unknown>): DossierSearch {
  const view = dossierViews.find((one) => one === search['view']);
  const process = typeof search['process'] === 'string' ? search['process'] : undefined;
  return { view: view === 'file' ? undefined : view, process };
}

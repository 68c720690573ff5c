import type { Level } from '@vinhdanh/bpmn-model';

/** An organisation; `place` is the key by which paths name it. */
export interface DemoOrganisation {
  readonly org: string;
  readonly parent: string | null;
  readonly place: string;
  readonly level: Level;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** A person with its duties; its id is also its user name and persona id. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly postEn: string;
  readonly level: Level;
  /** `role@organisation`; the first names the organisation that the persona is shown with. */
  readonly duties: readonly string[];
}

/** Somebody who can be nominated: the personal part of a dossier and its facts. */
export interface DemoNominee {
  readonly id: string;
  readonly unit: string;
  readonly subjectKind: 'individual' | 'collective';
  readonly name: string;
  /** `yyyy-MM-dd`; null for a collective. */
  readonly birthDate: string | null;
  readonly post: string | null;
  readonly isLeader: boolean;
  readonly isDirectWorker: boolean;
  readonly achievementFrom: string;
  readonly achievementTo: string;
  readonly achievements: string;
}

export interface DemoProvince {
  readonly tenant: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly organisations: readonly DemoOrganisation[];
  readonly people: readonly DemoPerson[];
  /** Who is offered for sign-in with one click, in this order. */
  readonly personas: readonly string[];
  readonly nominees: readonly DemoNominee[];
  readonly source: string;
}

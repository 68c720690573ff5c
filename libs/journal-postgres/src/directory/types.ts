import type { OrgId, PersonId } from '@vinhdanh/kernel';

export interface DirectoryMembership {
  readonly role: string;
  readonly org: OrgId;
  readonly orgNameVi: string;
  readonly orgNameEn: string;
}
export interface DirectoryPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly post: string;
  /** Duties that are valid now. */
  readonly memberships: readonly DirectoryMembership[];
}
/** A person without duties: for the names in a case's history. */
export interface PersonName {
  readonly personId: PersonId;
  readonly name: string;
  readonly post: string;
}
export interface Organisation {
  readonly org: OrgId;
  readonly parent: OrgId | null;
  /** Place key of a path's route: `unit`, `grassroots`, `department`, `home-affairs`, `agency` … */
  readonly place: string;
  readonly level: string;
  readonly nameVi: string;
  readonly nameEn: string;
}
export interface Account {
  readonly personId: PersonId;
  readonly passwordHash: string;
  readonly disabled: boolean;
}
export interface PersonaRow {
  readonly personaId: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly orgNameVi: string;
  readonly level: string;
}
/** The organisations of a case that starts in a unit: by place, and the agencies that are asked (hiệp y). */
export interface UnitRoute {
  readonly route: Readonly<Record<string, OrgId>>;
  readonly agencies: readonly OrgId[];
}

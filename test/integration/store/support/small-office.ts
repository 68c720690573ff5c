import type pg from 'pg';
import type { OrgId, PersonId, TenantId } from '@vinhdanh/kernel';

export const tenant = 'lam-giang' as TenantId;
export const otherTenant = 'song-hong' as TenantId;
export const person = (id: string): PersonId => id as PersonId;
export const org = (id: string): OrgId => id as OrgId;

const duties: readonly (readonly [person: string, role: string, org: string, validTo: string | null])[] = [
  ['officer', 'unit-officer', 'ward', null],
  ['head', 'unit-head', 'ward', null],
  ['secretary', 'council-secretary', 'hospital', null],
  ['colleague', 'council-secretary', 'hospital', null],
  ['director', 'level-head', 'hospital', null],
  ['retired', 'unit-officer', 'ward', '2024-01-01T00:00:00Z'],
  ['stranger', 'unit-officer', 'school', null],
];

/** Two units, a hospital above one of them, and who works there; the same in two tenants. */
export async function writeSmallOffice(admin: pg.Pool): Promise<void> {
  for (const each of [tenant, otherTenant]) {
    await admin.query(
      `INSERT INTO vinhdanh.organisation (tenant, org, parent, place, level, name_vi, name_en) VALUES
        ($1,'province',NULL,'province','province','Tỉnh','Province'),
        ($1,'hospital','province','grassroots','grassroots','Bệnh viện','Hospital'),
        ($1,'ward','hospital','unit','unit','Khoa','Ward'),
        ($1,'school',NULL,'unit','unit','Trường','School'),
        ($1,'police',NULL,'agency','province','Công an','Police')`,
      [each],
    );
    for (const [id, role, at, validTo] of duties) {
      await admin.query(
        `INSERT INTO vinhdanh.person (tenant, person, name, post) VALUES ($1,$2,$3,'Cán bộ') ON CONFLICT DO NOTHING`,
        [each, id, `Người ${id}`],
      );
      await admin.query(
        `INSERT INTO vinhdanh.role_assignment (tenant, person, org, role, valid_from, valid_to) VALUES ($1,$2,$3,$4,'2020-01-01Z',$5)`,
        [each, id, at, role, validTo],
      );
    }
  }
}

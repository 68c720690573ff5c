import { demoProvince, type DemoPerson } from '@vinhdanh/catalogue';
import type { ClientBase } from 'pg';

/** Duties of the demo province hold from long before its first case. */
const VALID_FROM = '2020-01-01T00:00:00.000Z';

interface Duty {
  readonly role: string;
  readonly org: string;
}
const dutiesOf = (person: DemoPerson): Duty[] =>
  person.duties.map((duty) => {
    const [role, org] = duty.split('@') as [string, string];
    return { role, org };
  });

async function writeOrganisations(client: ClientBase, tenant: string): Promise<void> {
  for (const { org, parent, place, level, nameVi, nameEn } of demoProvince.organisations) {
    await client.query(
      `INSERT INTO vinhdanh.organisation (tenant, org, parent, place, level, name_vi, name_en)
       VALUES ($1,$2,$3,$4,$5,$6,$7)
       ON CONFLICT (tenant, org) DO UPDATE SET parent = excluded.parent, place = excluded.place, level = excluded.level,
         name_vi = excluded.name_vi, name_en = excluded.name_en`,
      [tenant, org, parent, place, level, nameVi, nameEn],
    );
  }
}

async function writePerson(
  client: ClientBase,
  tenant: string,
  person: DemoPerson,
  passwordHash: string,
): Promise<void> {
  const { id, name, post } = person;
  await client.query(
    `INSERT INTO vinhdanh.person (tenant, person, name, post) VALUES ($1,$2,$3,$4)
     ON CONFLICT (tenant, person) DO UPDATE SET name = excluded.name, post = excluded.post`,
    [tenant, id, name, post],
  );
  await client.query(
    `INSERT INTO vinhdanh.account (tenant, username, person, password_hash) VALUES ($1,$2,$2,$3) ON CONFLICT DO NOTHING`,
    [tenant, id, passwordHash],
  );
  for (const { role, org } of dutiesOf(person)) {
    await client.query(
      `INSERT INTO vinhdanh.role_assignment (tenant, person, org, role, valid_from) VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING`,
      [tenant, id, org, role, VALID_FROM],
    );
  }
}

async function writePersona(
  client: ClientBase,
  tenant: string,
  person: DemoPerson,
  ordinal: number,
): Promise<void> {
  await client.query(
    `INSERT INTO vinhdanh.persona (tenant, persona, person, label_vi, label_en, org, level, ordinal)
     VALUES ($1,$2,$2,$3,$4,$5,$6,$7)
     ON CONFLICT (tenant, persona) DO UPDATE SET label_vi = excluded.label_vi, label_en = excluded.label_en,
       org = excluded.org, level = excluded.level, ordinal = excluded.ordinal`,
    [tenant, person.id, person.post, person.postEn, dutiesOf(person)[0]!.org, person.level, ordinal],
  );
}

/** Organisations, people, duties, accounts and personas; a repeated run leaves passwords as they are. */
export async function writeDirectory(
  client: ClientBase,
  tenant: string,
  passwordHash: string,
): Promise<void> {
  await writeOrganisations(client, tenant);
  for (const person of demoProvince.people) {
    await writePerson(client, tenant, person, passwordHash);
    const ordinal = demoProvince.personas.indexOf(person.id) + 1;
    if (ordinal > 0) await writePersona(client, tenant, person, ordinal);
  }
}

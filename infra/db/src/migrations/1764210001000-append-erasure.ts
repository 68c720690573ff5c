import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changes in `append_case`, place by place: each must be there once. */
const changes: readonly (readonly [before: string, after: string])[] = [
  // The eraser records what has happened, and nothing before it has.
  [
    `v_may := p_person IS NULL AND p_type IN ('FireTimer', 'CompleteJob', 'FailJob', 'ResolveIncident');`,
    `v_may := p_person IS NULL AND CASE WHEN p_actor = 'system:eraser'
            THEN p_type = 'ErasePersonalData' AND EXISTS (
              SELECT FROM vinhdanh.case_header h JOIN vinhdanh.person_key k ON k.tenant = p_tenant AND k.person = h.nominee_id
               WHERE h.tenant = p_tenant AND h.case_id = p_case AND k.destroyed_at IS NOT NULL)
            ELSE p_type IN ('FireTimer', 'CompleteJob', 'FailJob', 'ResolveIncident') END;`,
  ],
  // Somebody who is nominated again is written of under the key that he has, as long as he has it.
  [
    `-- A second stream under the same key ends here`,
    `IF p_expected = 0 AND p_key_person IS NULL THEN
          PERFORM FROM vinhdanh.person_key k
            WHERE k.tenant = p_tenant AND k.person = p_header ->> 'nomineeId' AND k.destroyed_at IS NULL FOR SHARE;
          IF NOT FOUND AND EXISTS (SELECT FROM vinhdanh.person_key k
               WHERE k.tenant = p_tenant AND k.person = p_header ->> 'nomineeId') THEN
            RAISE EXCEPTION 'the key of % is destroyed', p_header ->> 'nomineeId'
              USING ERRCODE = 'unique_violation', CONSTRAINT = 'person_key_pkey';
          END IF;
        END IF;
        -- A second stream under the same key ends here`,
  ],
  // Whoever decided on what he remembered of an erased person brings no name back.
  [
    `h."nomineeId", h."nomineeName",
             h."unitName", h.status,`,
    `h."nomineeId", CASE WHEN k.destroyed_at IS NULL THEN h."nomineeName" END,
             CASE WHEN k.destroyed_at IS NULL THEN h."unitName" END, h.status,`,
  ],
  [
    `h.orgs, h."bundleHash", h.search`,
    `h.orgs, h."bundleHash",
             CASE WHEN k.destroyed_at IS NULL THEN h.search ELSE lower(h."caseNumber") END`,
  ],
  [
    `orgs text[], "bundleHash" text, search text)
      ON CONFLICT`,
    `orgs text[], "bundleHash" text, search text)
        LEFT JOIN vinhdanh.person_key k ON k.tenant = p_tenant AND k.person = h."nomineeId"
      ON CONFLICT`,
  ],
];

/**
 * The way into the record knows of erasures: who may say that one has happened, and that a header never shows an
 * erased person again. The function is changed where it stands, so that what later migrations made of it stays.
 */
export class AppendErasure1764210001000 implements MigrationInterface {
  readonly name = 'AppendErasure1764210001000';

  async up(runner: QueryRunner): Promise<void> {
    const [row] = (await runner.query(
      `SELECT pg_get_functiondef('vinhdanh.append_case'::regproc) AS definition`,
    )) as { definition: string }[];
    let definition = row?.definition ?? '';
    for (const [before, after] of changes) {
      const parts = definition.split(before);
      if (parts.length !== 2) throw new Error(`append_case has ${parts.length - 1} times: ${before}`);
      definition = parts.join(after);
    }
    await runner.query(definition);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reads of the directory and of bundles: each sets the tenant and answers in the same round trip. They run
 * with the caller's rights, so that row-level security decides what they find.
 */
export class ReadDirectory1764000007000 implements MigrationInterface {
  readonly name = 'ReadDirectory1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_person(p_tenant text, p_person text) RETURNS json LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN (SELECT json_build_object('personId', p.person, 'name', p.name, 'post', p.post, 'memberships', coalesce(
            (SELECT json_agg(json_build_object('role', m.role, 'org', m.org, 'orgNameVi', o.name_vi, 'orgNameEn', o.name_en)
                             ORDER BY m.org, m.role)
               FROM (SELECT DISTINCT a.role, a.org FROM vinhdanh.role_assignment a
                      WHERE a.tenant = p_tenant AND a.person = p_person
                        AND a.valid_from <= now() AND (a.valid_to IS NULL OR a.valid_to > now())) m
               JOIN vinhdanh.organisation o ON o.tenant = p_tenant AND o.org = m.org), '[]'::json))
          FROM vinhdanh.person p WHERE p.tenant = p_tenant AND p.person = p_person);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_people(p_tenant text, p_people text[]) RETURNS json LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN (SELECT coalesce(json_agg(json_build_object('personId', p.person, 'name', p.name, 'post', p.post)), '[]'::json)
          FROM vinhdanh.person p WHERE p.tenant = p_tenant AND p.person = ANY (p_people));
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_organisations(p_tenant text) RETURNS json LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN (SELECT coalesce(json_agg(json_build_object('org', o.org, 'parent', o.parent, 'place', o.place,
            'level', o.level, 'nameVi', o.name_vi, 'nameEn', o.name_en) ORDER BY o.org), '[]'::json)
          FROM vinhdanh.organisation o WHERE o.tenant = p_tenant);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_account(p_tenant text, p_username text) RETURNS json LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN (SELECT json_build_object('personId', a.person, 'passwordHash', a.password_hash, 'disabled', a.disabled)
          FROM vinhdanh.account a WHERE a.tenant = p_tenant AND a.username = p_username);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_personas(p_tenant text) RETURNS json LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN (SELECT coalesce(json_agg(json_build_object('personaId', p.persona, 'personId', p.person, 'name', q.name,
            'labelVi', p.label_vi, 'labelEn', p.label_en, 'orgNameVi', o.name_vi, 'level', p.level)
            ORDER BY p.ordinal), '[]'::json)
          FROM vinhdanh.persona p
          JOIN vinhdanh.person q ON q.tenant = p.tenant AND q.person = p.person
          JOIN vinhdanh.organisation o ON o.tenant = p.tenant AND o.org = p.org
          WHERE p.tenant = p_tenant);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_bundle(p_tenant text, p_hash text) RETURNS TABLE (hash text, bytes bytea)
      LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY SELECT b.hash, b.bytes FROM vinhdanh.bundle b WHERE b.tenant = p_tenant AND b.hash = p_hash;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_published_hash(p_tenant text, p_award_kind text) RETURNS text LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN (SELECT p.bundle_hash FROM vinhdanh.published_path p
          WHERE p.tenant = p_tenant AND p.award_kind = p_award_kind);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_published_paths(p_tenant text)
      RETURNS TABLE (award_kind text, bundle_hash text, name_vi text, name_en text, source text) LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY SELECT p.award_kind, p.bundle_hash, p.name_vi, p.name_en, p.source
          FROM vinhdanh.published_path p WHERE p.tenant = p_tenant ORDER BY p.award_kind;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

import type { Journal } from '@vinhdanh/commands';
import type { Pool } from 'pg';
import { appendCase } from './append-case.js';
import { loadCase } from './load-case.js';
import { nextCaseNumber } from './next-case-number.js';
import { personKey } from './person-key.js';
import { recordRefusal } from './record-refusal.js';

/** The record in PostgreSQL. The pool logs in as `vinhdanh_app`; it stays the caller's to end. */
export const createPostgresJournal = (pool: Pool): Journal => ({
  load: (query) => loadCase(pool, query),
  append: (request) => appendCase(pool, request),
  recordRefusal: (refusal) => recordRefusal(pool, refusal),
  personKey: (tenant, person) => personKey(pool, tenant, person),
  nextCaseNumber: (command) => nextCaseNumber(pool, command),
});

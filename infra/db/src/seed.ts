import { calendars, demoProvince } from '@vinhdanh/catalogue';
import { hash } from 'argon2';
import { seedPaths } from './demo/catalogue-paths.js';
import { findingLine } from './demo/seed-path.js';
import { seedProvince } from './demo/seed-province.js';
import { readDatabaseSettings } from './settings.js';

/** Known to everybody on purpose: the demo province holds nobody's data. */
const DEMO_PASSWORD = 'vinhdanh';

const calendarKey = process.env.CALENDAR ?? 'vn-2026';
const calendar = Object.entries(calendars).find(([key]) => key === calendarKey)?.[1];
if (calendar === undefined)
  throw new Error(`CALENDAR is ${calendarKey}; known: ${Object.keys(calendars).join(', ')}`);
const tenant = process.env.TENANT ?? demoProvince.tenant;
const outcome = await seedProvince({
  database: readDatabaseSettings(process.env),
  tenant,
  passwordHash: await hash(DEMO_PASSWORD),
  paths: seedPaths(calendar),
});
switch (outcome.kind) {
  case 'seeded':
    console.log(`seed: ${tenant} has its organisations, people and personas`);
    for (const { awardKind, hash: bundle } of outcome.bundles)
      console.log(`seed: ${awardKind} is published as ${bundle}`);
    break;
  case 'refused':
    for (const finding of outcome.findings) console.error(findingLine(finding));
    console.error(`seed: refused, ${outcome.findings.length} findings keep a path from being published`);
    process.exitCode = 1;
}

import { Inject, Injectable } from '@nestjs/common';
import { NameBook, type PostgresBundles } from '@vinhdanh/journal-postgres';
import type { WorkingCalendar } from '@vinhdanh/kernel';
import type { ApiSettings } from '../settings.js';
import { tokens } from '../tokens.js';

/**
 * The calendar that a list counts working days by: that of the award's published path. A case's own page
 * uses the calendar of its own bundle; the two differ only while cases of an older bundle run.
 */
@Injectable()
export class Calendars {
  constructor(
    @Inject(tokens.bundles) private readonly bundles: PostgresBundles,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
  ) {}

  /** Null for an award without a published path. Bundles are remembered by their hash. */
  async ofAward(awardKind: string): Promise<WorkingCalendar | null> {
    const path = (await this.names.awards()).get(awardKind);
    if (path === undefined) return null;
    return (await this.bundles.byHash(this.settings.tenant, path.bundleHash))?.calendar ?? null;
  }
}

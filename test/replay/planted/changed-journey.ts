import { sleep } from '@temporalio/workflow';
import type { JourneyKey } from '@vinhdanh/contracts/messages';
import { nominationJourney as real, type CarriedJourney } from '@vinhdanh/workflows';

/** A planted violation: waits before it looks, which no recorded journey has done. */
export async function nominationJourney(key: JourneyKey, carried?: CarriedJourney): Promise<void> {
  await sleep(1_000);
  await real(key, carried);
}

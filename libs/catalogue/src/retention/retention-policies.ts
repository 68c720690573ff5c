import type { RetentionPolicy } from './types.js';
import { vn2026 } from './vn-2026.js';

/** Every policy that some erasure was or is made under, by its key. */
export const retentionPolicies: Readonly<Record<string, RetentionPolicy>> = { [vn2026.key]: vn2026 };

/** The policy that an erasure of today is made under. */
export const currentRetention: RetentionPolicy = vn2026;

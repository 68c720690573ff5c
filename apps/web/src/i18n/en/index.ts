import { audit } from './audit.js';
import { common } from './common.js';
import { dossier } from './dossier.js';
import { inbox } from './inbox.js';
import { notices } from './notices.js';
import { problem } from './problem.js';
import { signIn } from './sign-in.js';
import { start } from './start.js';
import { time } from './time.js';

export const en = { ...common, audit, inbox, dossier, start, notices, problem, signIn, time } as const;

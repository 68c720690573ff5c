export type {
  AppendOutcome,
  AppendRequest,
  Bundles,
  Journal,
  LoadedStream,
  PriorCommand,
  Refusal,
  Vault,
} from './ports.js';
export {
  createCommandHandler,
  type CommandHandler,
  type Done,
  type HandlerAnswer,
  type HandlerParts,
} from './command-handler.js';
export { isHandling } from './build-append.js';
export type { LoadedCase, ReadableCase } from './case-reader.js';
export {
  openEvent,
  opener,
  openRecorded,
  rehydrate,
  sectionContext,
  type CaseRecord,
  type OpenSection,
} from './rehydrate.js';
export { codeSentences, sentenceOf, type CodeSentence, type RejectionCode } from './code-sentences.js';
export { actorName, requestText } from './stored-command.js';

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

export { readCommand, readCommandValue, type RecordedCommand } from './recorded-command.js';
export { Timeline, type Moment, type StandingCase } from './timeline.js';
export { compare, type Difference } from './compare.js';
export { redecide, type Redecision } from './redecide.js';

import { parseArgs } from 'node:util';
import { plants, type Plant } from './plants.js';

export interface ChaosOptions {
  readonly kills: number;
  readonly seed: number;
  readonly plant: Plant | null;
  readonly clients: number;
}

const usage = 'usage: chaos [--kills N] [--seed S] [--clients C] [--plant lost|duplicate|chain|timer]';

/** @throws Error with the usage when an argument is off. */
export function chaosOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      clients: { type: 'string', default: '8' },
      plant: { type: 'string' },
    },
  });
  const whole = (name: string, text: string, least: number): number => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least)
      throw new Error(`--${name} takes a whole number from ${least}, not "${text}"\n${usage}`);
    return value;
  };
  const plant = values.plant ?? null;
  if (plant !== null && !plants.includes(plant as Plant))
    throw new Error(`--plant "${plant}" is unknown\n${usage}`);
  return {
    kills: whole('kills', values.kills, 0),
    seed: whole('seed', values.seed, 0),
    clients: whole('clients', values.clients, 1),
    plant: plant as Plant | null,
  };
}

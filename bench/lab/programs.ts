import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Lab, Place } from './lab.ts';

/** A program that runs in the lab. */
export interface Running {
  /** What it has printed so far. */
  readonly lines: readonly string[];
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export type Program = {
  place: Place;
  command: readonly string[];
  /** It is up when it has printed a line like this. */
  ready: RegExp;
  env?: Record<string, string>;
};

/** @throws with what it printed, if it ends before it is ready */
export function runIn(lab: Lab, { place, command, ready, env = {} }: Program): Promise<Running> {
  const [program = '', ...args] = [...lab.at(place), ...command];
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command[0]} ended (${code}):\n${lines.join('\n')}`)));
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (ready.test(line)) resolve({ lines, kill: (signal = 'SIGTERM') => end(child, signal) });
      });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

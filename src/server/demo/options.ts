import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../config.ts';

export type DemoOptions = { host: string; port: string; data: string; fresh: boolean };

/** @throws ConfigError for a flag that the demo does not know */
export function readOptions(args: readonly string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8080' },
        data: { type: 'string', default: 'data/demo' },
        fresh: { type: 'boolean', default: false },
      },
    });
    return { ...values, data: resolve(values.data) };
  } catch {
    throw new ConfigError('The demo knows --port NUMBER, --host ADDRESS, --data FOLDER and --fresh.');
  }
}

/** A sentence about the real server's variables, in the words of the demo's own flags. */
export function inFlags(sentence: string): string {
  return sentence.replace(/\bMOIEN_(PORT|HOST|DATA)\b/g, (_, name: string) => `--${name.toLowerCase()}`);
}

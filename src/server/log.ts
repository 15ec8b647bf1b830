import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** Structured lines on standard output. Fields hold ids, states and counts: never names, tokens or SDP. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export function createLog(level: LogLevel): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: describeError, err: describeError },
  });
}

/**
 * What went wrong and where, without the message: messages quote what was being worked on (SQLite's name values, valibot's
 * the input), and that may be a person's name.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: error.name, code, at: frames.slice(0, 6).map((line) => line.trim()) };
}

import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFlags, readOptions } from './options.ts';

describe('the options of the demo', () => {
  it('are not needed', () => {
    expect(readOptions([])).toEqual({
      host: '127.0.0.1',
      port: '8080',
      data: resolve('data/demo'),
      fresh: false,
    });
  });

  it('say where, and whether to start anew', () => {
    const args = ['--port', '9000', '--host', '0.0.0.0', '--data', '/somewhere', '--fresh'];
    expect(readOptions(args)).toEqual({ host: '0.0.0.0', port: '9000', data: '/somewhere', fresh: true });
  });

  it('are explained in one sentence when they are wrong', () => {
    expect(() => readOptions(['--prot', '9000'])).toThrow(/--port NUMBER/);
    expect(() => readOptions(['--port'])).toThrow(/--port NUMBER/);
    expect(() => readOptions(['extra'])).toThrow(/--port NUMBER/);
  });
});

it('what is wrong with them is said in their own names', () => {
  expect(inFlags('The port is taken by another program: choose another MOIEN_PORT.')).toBe(
    'The port is taken by another program: choose another --port.',
  );
  expect(inFlags('MOIEN_PUBLIC_URL is missing')).toBe('MOIEN_PUBLIC_URL is missing');
});

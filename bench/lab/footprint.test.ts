import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { footprintOf } from './footprint.ts';

const isLinux = existsSync('/proc/self/stat');

it('finds a process by a word of its command, and what it has started', async () => {
  const word = `bench-footprint-${process.pid}`;
  const inner = `Buffer.alloc(5e7, 1); setInterval(() => {}, 1e3); console.log('up')`;
  const outer = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' }); '${word}'`;
  const child = spawn(process.execPath, ['-e', outer], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    await once(child.stdout, 'data');
    expect(footprintOf(word).megabytes > 50).toBe(isLinux);
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  }
});

it('finds nothing where there is nothing', () => {
  expect(footprintOf(`never-${Math.random()}`)).toEqual({ megabytes: 0, cpuS: 0 });
});

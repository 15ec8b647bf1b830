import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Counted, readCount, type Shape, shapeWords, type Way } from './shape.ts';

/** The program between pairs of TUN devices (`line.c`), compiled anew for each bench. */
export interface Emulator {
  set(line: string, way: Way, shape: Shape): Promise<void>;
  count(): Promise<Map<string, Counted>>;
  close(): Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** @throws where there is no compiler, no TUN device, or no right to make one */
export async function startEmulator(lines: readonly string[], folder: string): Promise<Emulator> {
  const program = join(folder, 'line');
  execFileSync('cc', ['-O2', '-o', program, join(import.meta.dirname, 'line.c')], { stdio: 'pipe' });
  const child: Child = spawn(program, lines, { stdio: ['pipe', 'pipe', 'pipe'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error(`The line's program ended: ${child.stderr.read() ?? ''}`);
    return value as string;
  };
  if ((await next()) !== 'ready') throw new Error('The line’s program does not start.');

  // One question at a time: answers carry no name.
  let turn: Promise<unknown> = Promise.resolve();
  const ask = <T>(command: string, answer: () => Promise<T>): Promise<T> => {
    const asked = turn.then(() => {
      child.stdin.write(`${command}\n`);
      return answer();
    });
    turn = asked.catch(() => undefined);
    return asked;
  };
  return {
    set: (line, way, shape) =>
      ask(`set ${line} ${way} ${shapeWords(shape)}`, async () => {
        const said = await next();
        if (said !== 'ok') throw new Error(`set ${line} ${way}: ${said}`);
      }),
    count: () =>
      ask('count', async () => {
        const said: string[] = [];
        for (let line = await next(); line !== 'end'; line = await next()) said.push(line);
        return readCount(said);
      }),
    async close() {
      // Whoever stopped the bench may have stopped this, too: it ends only once.
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}

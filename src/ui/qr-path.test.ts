import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

it('draws the three corner marks inside a quiet zone of four modules', () => {
  const { size, d } = qrPath('https://moien.example/relative/#invitation=abc');
  const far = size - 5;
  for (const [x, y] of [
    [4, 4],
    [far, 4],
    [4, far],
  ])
    expect(d).toContain(`M${x} ${y}h1v1h-1z`);
  expect(d).not.toContain('M3 ');
  expect(d).not.toContain(`M${far} ${far}h`);
});

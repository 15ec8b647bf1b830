import { expect, it } from 'vitest';
import type { PreviewScene } from '../../protocol/preview.ts';
import { listenForScenes } from './listen-for-scenes.ts';

const OURS = 'https://moien.example';
const SCENE: PreviewScene = {
  type: 'preview.scene',
  now: 1_700_000_000_000,
  residentId: '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11',
  records: [],
  photos: {},
};

function frame() {
  const window = new EventTarget();
  const parent = {};
  const heard: PreviewScene[] = [];
  const life = new AbortController();
  listenForScenes({ window, parent, origin: OURS }, (scene) => heard.push(scene), life.signal);
  const say = (data: unknown, from: { origin?: string; source?: unknown } = {}) =>
    window.dispatchEvent(
      Object.assign(new Event('message'), { data, origin: OURS, source: parent, ...from }),
    );
  return { say, heard, life };
}

it('hears the scenes of the console around it', () => {
  const { say, heard } = frame();
  say(SCENE);
  expect(heard).toEqual([SCENE]);
});

it('is deaf to other origins, other windows, and whatever is no scene', () => {
  const { say, heard } = frame();
  say(SCENE, { origin: 'https://elsewhere.example' });
  say(SCENE, { source: {} });
  say({ type: 'preview.ready' });
  say('hello');
  expect(heard).toEqual([]);
});

it('stops with the page', () => {
  const { say, heard, life } = frame();
  life.abort();
  say(SCENE);
  expect(heard).toEqual([]);
});

import '../../ui/tokens.css';
import '../launcher.css';
import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import { createResidentTranslator } from '../../i18n/resident.ts';
import type { PreviewReady, PreviewScene } from '../../protocol/preview.ts';
import { startLook } from '../app/look.ts';
import { startLanguage } from '../app/start/language.ts';
import { listenForScenes } from './listen-for-scenes.ts';
import { PreviewHome } from './PreviewHome.tsx';
import { sceneSettings } from './scene.ts';

/*
 * The launcher's own home screen, in a frame of the console: same component, same style sheets, true size. It has no
 * store, no socket and no credential; all it knows is what the console tells it.
 */
const life = new AbortController();
const scene = signal<PreviewScene | null>(null);
const settings = computed(() => sceneSettings(scene.value));
const always = signal(true);
const html = document.documentElement;

const words = await createResidentTranslator('fr');
startLanguage({ words, settings, online: always, html }, life.signal);
startLook({ settings, quiet: signal(false), root: html }, life.signal);
listenForScenes(
  { window, parent: window.parent, origin: location.origin },
  (told) => {
    scene.value = told;
  },
  life.signal,
);

const root = document.getElementById('app');
if (root) render(<PreviewHome words={words} scene={scene} />, root);
const ready: PreviewReady = { type: 'preview.ready' };
window.parent.postMessage(ready, location.origin);

import type { ReadonlySignal } from '@preact/signals';
import type { ResidentTranslator } from '../../i18n/resident.ts';
import type { PreviewScene } from '../../protocol/preview.ts';
import { asideOf } from '../app/aside.ts';
import { facesOf } from '../app/faces.ts';
import { Home } from '../screens/Home.tsx';
import { sceneRecords, sceneSettings } from './scene.ts';

export type Props = {
  readonly words: ResidentTranslator;
  readonly scene: ReadonlySignal<PreviewScene | null>;
};

const nothing = () => undefined;

/** What a carer sees of a resident's screen while editing: the home, on a day on which all is well. */
export function PreviewHome({ words, scene }: Props) {
  const told = scene.value;
  if (!told) return null;
  const records = sceneRecords(told);
  const { residentId, now, photos } = told;
  const photoUrl = (hash: string | null) => (hash === null ? null : (photos[hash] ?? null));
  return (
    <Home
      words={words}
      now={now}
      timeZone={sceneSettings(told).timeZone}
      faces={facesOf({ records, pending: [], residentId, photoUrl })}
      aside={asideOf({ records, residentId, now, offline: false, media: null })}
      offline={false}
      unseen={null}
      help="none"
      onFace={nothing}
      onMessages={nothing}
      onHelp={nothing}
    />
  );
}

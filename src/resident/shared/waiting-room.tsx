import qrCodeIcon from '@phosphor-icons/core/fill/qr-code-fill.svg?raw';
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ResidentKey, ResidentTranslator } from '../../i18n/resident.ts';
import type { EpochMs, Id } from '../../protocol/primitives.ts';
import type { Http } from '../../sync/http.ts';
import type { Timers } from '../../sync/timers.ts';
import { BigButton } from '../../ui/BigButton.tsx';
import { isWaiting, type Settings } from '../app/settings.ts';
import { ChooseFace } from './ChooseFace.tsx';
import { type CardCamera, type CardScan, canReadCards, startCardScan } from './card-scan.ts';
import { createOpening, type Opening } from './opening.ts';
import { ShowCard } from './ShowCard.tsx';
import { startTiles, type Tile, type TilesDeps } from './tiles.ts';
import { Waiting } from './Waiting.tsx';

/** A session that the server began shows its faces within a second or two; after this, something went wrong. */
const PATIENCE_MS = 15_000;

export type WaitingPorts = CardCamera & {
  readonly words: ResidentTranslator;
  readonly now: ReadonlySignal<EpochMs>;
  readonly settings: ReadonlySignal<Settings>;
  readonly offline: ReadonlySignal<boolean>;
  readonly http: Pick<Http<'peopleToServe' | 'openSession'>, 'call' | 'getBlob'>;
  readonly urls: TilesDeps['urls'];
  readonly newId: () => Id;
  readonly timers: Timers;
  readonly onDoor: () => void;
};

/** What is on the screen. */
type Room = {
  readonly ports: WaitingPorts;
  readonly opening: Opening;
  readonly tiles: ReadonlySignal<readonly Tile[]>;
  readonly takesCards: ReadonlySignal<boolean>;
  readonly step: Signal<'choose' | 'opening' | 'failed' | 'card'>;
};

/** A part of `launch.tsx`, for shared tablets alone: how one is opened by whoever sits down before it. */
export function createWaitingRoom(ports: WaitingPorts, stop: AbortSignal): ComponentType {
  const { settings, offline, http, urls, timers } = ports;
  const opening = createOpening(ports);
  const waits = computed(() => isWaiting(settings.value) && !offline.value);
  const tiles = startTiles(
    {
      isShown: computed(() => waits.value && settings.value.chooseByFace),
      people: () => opening.people(null),
      getBlob: (hash, over) => http.getBlob(hash, over),
      ...{ urls, timers },
    },
    stop,
  );
  const canRead = signal(false);
  void canReadCards(ports).then((can) => {
    canRead.value = can;
  });
  const takesCards = computed(() => waits.value && settings.value.chooseByCard && canRead.value);
  const room: Room = { ports, opening, tiles, takesCards, step: signal('choose') };
  return () => <RoomOf room={room} />;
}

function RoomOf({ room }: { room: Room }) {
  const { ports, tiles, takesCards, step } = room;
  const { words, now, settings } = ports;
  useBackToChoosing(room);
  if (step.value === 'card' && takesCards.value) return <CardOf room={room} />;
  const look = { words, now: now.value, timeZone: settings.value.timeZone, onDoor: ports.onDoor };
  const onCard = takesCards.value
    ? () => {
        step.value = 'card';
      }
    : undefined;
  const [title, hint] = saidIn(room);
  const said = { title: words.t(title), hint: hint === null ? '' : words.t(hint) };
  if (tiles.value.length > 0)
    return (
      <ChooseFace
        {...look}
        {...{ said, onCard }}
        tiles={tiles.value}
        onChoose={(residentId) => void choose(room, residentId)}
      />
    );
  return (
    <Waiting {...look} said={said}>
      {onCard && <BigButton icon={qrCodeIcon} label={words.t('shared.show_card')} onPress={onCard} />}
    </Waiting>
  );
}

function saidIn({ ports, tiles, step }: Room): readonly [title: ResidentKey, hint: ResidentKey | null] {
  if (ports.offline.value) return ['shared.who', 'shared.offline'];
  if (step.value === 'opening') return ['shared.opening', null];
  if (step.value === 'failed') return ['shared.failed', 'card.ask_team'];
  return ['shared.who', tiles.value.length > 0 ? 'shared.choose' : 'shared.ask_team'];
}

/** A second tap on a face, while the first is on its way, is no other choice. */
async function choose({ opening, step }: Room, residentId: Id): Promise<void> {
  if (step.peek() === 'opening') return;
  step.value = 'opening';
  const refused = await opening.open({ with: 'face', residentId });
  if (refused) step.value = 'failed';
}

/** What went wrong is said for a while; whoever sits down next begins anew. */
function useBackToChoosing({ ports: { timers }, step }: Room): void {
  const at = step.value;
  useEffect(() => {
    if (at === 'choose' || at === 'card') return;
    const timer = timers.setTimeout(() => {
      step.value = 'choose';
    }, PATIENCE_MS);
    return () => timers.clearTimeout(timer);
  }, [at]);
}

function CardOf({ room: { ports, opening, step } }: { room: Room }) {
  const [scan, setScan] = useState<CardScan | null>(null);
  const [video] = useState<{ current: HTMLVideoElement | null }>({ current: null });
  const close = () => {
    step.value = 'choose';
  };
  useEffect(() => {
    const leaving = new AbortController();
    const started = startCardScan(
      {
        ...ports,
        picture: () => (video.current && video.current.readyState >= 2 ? video.current : null),
        onCard: async (secret) => answerOf(await opening.open({ with: 'card', secret })),
      },
      leaving.signal,
    );
    setScan(started);
    const unfollow = started.state.subscribe((state) => {
      if (state === 'gone') close();
    });
    return () => {
      unfollow();
      leaving.abort();
    };
  }, []);
  return (
    <ShowCard
      words={ports.words}
      state={scan?.state.value ?? 'opening'}
      stream={scan?.stream.value ?? null}
      onPicture={(drawn) => {
        video.current = drawn;
      }}
      onAgain={() => scan?.again()}
      onClose={close}
    />
  );
}

const answerOf = (refused: Awaited<ReturnType<Opening['open']>>) => {
  if (refused === null) return 'taken';
  // Nobody's any more, or somebody's who has left the house.
  return refused === 'wrong-code' || refused === 'not-allowed' ? 'unknown' : 'failed';
};

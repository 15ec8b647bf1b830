import arrowLeftIcon from '@phosphor-icons/core/fill/arrow-left-fill.svg?raw';
import arrowRightIcon from '@phosphor-icons/core/fill/arrow-right-fill.svg?raw';
import chatIcon from '@phosphor-icons/core/fill/chat-text-fill.svg?raw';
import heartIcon from '@phosphor-icons/core/fill/heart-fill.svg?raw';
import playIcon from '@phosphor-icons/core/fill/play-circle-fill.svg?raw';
import speakerIcon from '@phosphor-icons/core/fill/speaker-high-fill.svg?raw';
import videoIcon from '@phosphor-icons/core/fill/video-camera-fill.svg?raw';
import { useState } from 'preact/hooks';
import type { ResidentTranslator } from '../../../i18n/resident.ts';
import type { MessageKind } from '../../../protocol/messages.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { BigButton } from '../../../ui/BigButton.tsx';
import { Player } from '../../../ui/Player.tsx';
import type { Person } from '../PersonFace.tsx';
import './Reader.css';

/** One message, or one photo of it, ready to be shown. */
export type Shown = {
  readonly id: string;
  readonly kind: MessageKind;
  readonly person: Person;
  /** *hier, 16:20* */
  readonly when: string;
  readonly text: string;
  /** Of its film, voice or photo; null while it is read from the tablet. */
  readonly url: string | null;
  /** *2 / 5*; empty for what has one part. */
  readonly part: string;
  readonly isKept: boolean;
};

export type Props = {
  readonly words: ResidentTranslator;
  readonly shown: Shown;
  /** 0 … 1 */
  readonly volume: number;
  readonly hasNext: boolean;
  /** Null: this person cannot be rung from here. */
  readonly onCall: (() => void) | null;
  readonly onSeen: () => void;
  readonly onBroken: () => void;
  readonly onNext: () => void;
  /** Null: nobody reads answers to it, for the house says it to everybody. */
  readonly onAnswer: (() => void) | null;
  /** Null: it is not this person's to keep. */
  readonly onKeep: (() => void) | null;
  /** Reads the words aloud; null where this tablet has no voice for them. */
  readonly onSpeak: (() => void) | null;
  readonly onClose: () => void;
};

/** Somebody left a message: it plays by itself; what can be done about it stands beside it. */
export function Reader(props: Props) {
  const { words, shown } = props;
  const { t } = words;
  return (
    <main class="reader">
      <header class="reader__from">
        <Avatar name={shown.person.name} photo={shown.person.photo} />
        <h1 class="reader__name">
          {shown.person.name}
          <span class="reader__when">
            {shown.when}
            {shown.part && ` · ${shown.part}`}
          </span>
        </h1>
      </header>
      <Stage key={`${shown.id} ${shown.part}`} {...props} />
      <nav class="reader__buttons">
        {props.hasNext && (
          <BigButton icon={arrowRightIcon} kind="sky" label={t('reader.next')} onPress={props.onNext} />
        )}
        {props.onAnswer && (
          <BigButton icon={chatIcon} kind="earth" label={t('reader.answer')} onPress={props.onAnswer} />
        )}
        {props.onCall && (
          <BigButton
            icon={videoIcon}
            kind="go"
            label={t('home.call', { name: shown.person.name })}
            onPress={props.onCall}
          />
        )}
        {props.onKeep && (
          <BigButton
            icon={heartIcon}
            kind={shown.isKept ? 'rose' : 'plain'}
            label={shown.isKept ? t('reader.kept') : t('reader.keep')}
            onPress={props.onKeep}
          />
        )}
        <BigButton icon={arrowLeftIcon} label={t('common.back')} onPress={props.onClose} />
      </nav>
    </main>
  );
}

/** The film, the voice, the photo or the words. */
function Stage({ words, shown, ...props }: Props) {
  switch (shown.kind) {
    case 'video':
    case 'voice':
      return <Played {...{ words, shown, ...props }} />;
    case 'photos':
      return (
        <figure class="reader__stage reader__stage--photo">
          {shown.url && (
            <img
              src={shown.url}
              alt={shown.text || words.t('reader.photo')}
              onLoad={props.onSeen}
              draggable={false}
            />
          )}
          {shown.text && <figcaption class="reader__caption">{shown.text}</figcaption>}
        </figure>
      );
    case 'text':
      return (
        <section class="reader__stage reader__stage--words">
          <p
            ref={() => props.onSeen()}
            class={shown.text.length > 120 ? 'reader__words reader__words--long' : 'reader__words'}
          >
            {shown.text}
          </p>
          {props.onSpeak && (
            <BigButton
              icon={speakerIcon}
              size="small"
              label={words.t('reader.speak')}
              onPress={props.onSpeak}
            />
          )}
        </section>
      );
  }
}

/** It begins by itself; once it is over, or where the browser wants a touch first, one press plays it. */
function Played({ words, shown, volume, onSeen, onBroken }: Props) {
  const [isStill, setStill] = useState(false);
  const [round, setRound] = useState(0);
  const kind = shown.kind === 'voice' ? 'voice' : 'video';
  const label = words.t(kind === 'voice' ? 'reader.listen' : 'reader.watch');
  return (
    <section class={`reader__stage reader__stage--${kind}`}>
      {kind === 'voice' && <Avatar name={shown.person.name} photo={shown.person.photo} />}
      {shown.url && (
        <Player
          key={round}
          {...{ kind, url: shown.url, volume, onBroken }}
          class="reader__player"
          label={words.t('reader.from', { name: shown.person.name })}
          autoPlay
          onPlaying={() => {
            setStill(false);
            onSeen();
          }}
          onEnded={() => setStill(true)}
          onStill={() => setStill(true)}
        />
      )}
      {isStill && (
        <div class="reader__again">
          <BigButton
            icon={playIcon}
            kind="sky"
            label={label}
            onPress={() => {
              setStill(false);
              setRound(round + 1);
            }}
          />
        </div>
      )}
    </section>
  );
}

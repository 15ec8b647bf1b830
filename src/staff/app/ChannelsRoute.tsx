import type { Channel } from '../../protocol/channels.ts';
import { type Refusal, refusal } from '../../protocol/errors.ts';
import type { Id } from '../../protocol/primitives.ts';
import type { ChannelFields } from '../screens/channels/ChannelForm.tsx';
import '../css/channels.css';
import { ChannelsPage } from '../screens/channels/ChannelsPage.tsx';
import type { Entry } from '../screens/residents/find-residents.ts';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';
import { viewpoint } from './look.ts';
import { momentText } from './moment.ts';
import { refusalText } from './refusal-words.ts';

/** What the house pinned for every tablet, fetched when somebody looks for it. */
export function ChannelsRoute({ desk }: { readonly desk: Desk }) {
  const channels = channelsOf(desk);
  return (
    <ChannelsPage
      channels={channels.map((channel) => ({ ...channel, lookedAt: lookedAt(desk, channel.body) }))}
      onSave={(id, fields) => save(desk, id, fields)}
      onRemove={(id) => void remove(desk, id)}
      onLook={desk.online.value ? (id) => void look(desk, id) : null}
      onEarlier={(id) => void moveEarlier(desk, id)}
    />
  );
}

const channelsOf = ({ replica }: Pick<Desk, 'replica'>): Entry<Channel>[] =>
  [...replica.records.value.channel]
    .map(([id, body]) => ({ id, body }))
    .sort((a, b) => a.body.position - b.body.position || (a.id < b.id ? -1 : 1));

const lookedAt = (desk: Desk, { found }: Channel) =>
  found === null ? null : momentText(found.at, viewpoint(desk));

async function save(desk: Desk, id: Id | null, fields: ChannelFields): Promise<Refusal | null> {
  const { actions, newId, replica } = desk;
  if (id === null) {
    const position = (channelsOf(desk).at(-1)?.body.position ?? 0) + 1;
    return actions.change('channel.create', { id: newId(), ...fields, position });
  }
  const before = replica.records.peek().channel.get(id);
  if (!before) return refusal('not-found');
  const { name, icon, link } = before;
  const set = changedFields({ name, icon, link }, fields);
  return Object.keys(set).length === 0 ? null : actions.change('channel.update', { id, set });
}

/** Between the two before it: only one record changes, and two people who move different ones lose nothing. */
async function moveEarlier(desk: Desk, id: Id): Promise<void> {
  const channels = channelsOf(desk);
  const place = channels.findIndex((one) => one.id === id);
  const [before, beforeThat] = [channels[place - 1], channels[place - 2]];
  if (!before) return;
  const { position: end } = before.body;
  const position = beforeThat ? (beforeThat.body.position + end) / 2 : end - 1;
  tell(desk, await desk.actions.change('channel.update', { id, set: { position } }));
}

/** What it found comes as any record does; a refusal is said. */
async function look(desk: Desk, id: Id): Promise<void> {
  const told = await desk.ask('lookAtChannel', { id });
  if (!told.ok) tell(desk, told.refusal);
}

/** It can be taken back, so nobody is asked whether they are sure. */
async function remove(desk: Desk, id: Id): Promise<void> {
  const { actions, notices, replica, words, newId } = desk;
  const channel = replica.records.peek().channel.get(id);
  if (!channel) return;
  const refused = await actions.change('channel.remove', { id });
  if (refused) return tell(desk, refused);
  const { found, ...fields } = channel;
  notices.offer(words.t('channels.removed', { name: channel.name }), {
    label: words.t('tablets.move-back'),
    run: () => void actions.change('channel.create', { id: newId(), ...fields }),
  });
}

function tell(desk: Desk, refused: Refusal | null): void {
  const { notices, words, ticks } = desk;
  const { timeZone } = viewpoint(desk);
  if (refused)
    notices.say(refusalText(words, { refusal: refused, at: ticks.minute.peek() }, timeZone), 'bad');
}

import { useState } from 'preact/hooks';
import { duration } from '../../i18n/dates.ts';
import type { MutationName } from '../../protocol/mutations.ts';
import { createPinCheck } from '../../protocol/pin.ts';
import type { Id } from '../../protocol/primitives.ts';
import { isCaring } from '../screens/care/care.ts';
import { WishList } from '../screens/contacts/WishList.tsx';
import { PageTitle } from '../screens/frame/PageTitle.tsx';
import { HelpPage } from '../screens/help/HelpPage.tsx';
import { closedHelps, openHelps } from '../screens/help/waiting.ts';
import { CallDays } from '../screens/history/CallDays.tsx';
import { fullName } from '../screens/residents/find-residents.ts';
import { SettingsPage } from '../screens/settings/SettingsPage.tsx';
import { callDays, wishRows } from './calls-view.ts';
import { HouseCare } from './care-parts.tsx';
import { changedFields } from './changed-fields.ts';
import type { Desk } from './desk.ts';
import { facilityOf, roleOf, viewpoint } from './look.ts';
import { momentText } from './moment.ts';
import { refusalText } from './refusal-words.ts';
import { TabletsPart } from './TabletsPart.tsx';

type Props = { readonly desk: Desk };

/** Every tablet of the facility. */
export function TabletsRoute({ desk }: Props) {
  return (
    <div class="page">
      <PageTitle title={desk.words.t('nav.tablets')} />
      <TabletsPart desk={desk} />
    </div>
  );
}

const CLOSED_SHOWN = 10;

/** Help requests with their clocks: the one page that is drawn every second. */
export function HelpRoute({ desk }: Props) {
  const { t, language } = desk.words;
  const { help, resident, staff } = desk.replica.records.value;
  const view = viewpoint(desk);
  const who = (id: Id) => {
    const person = resident.get(id);
    return {
      name: person ? fullName(person) : '—',
      room: person?.room ? t('residents.room', { room: person.room }) : '',
    };
  };
  return (
    <HelpPage
      now={desk.ticks.second.value}
      open={openHelps(help).map(({ id, body }) => ({
        id,
        residentId: body.residentId,
        ...who(body.residentId),
        askedAt: body.askedAt,
        taken: body.takenAt === null ? null : { by: staff.get(body.takenBy ?? '')?.name ?? null },
      }))}
      closed={closedHelps(help, CLOSED_SHOWN).map(({ id, body }) => ({
        id,
        name: who(body.residentId).name,
        when: momentText(body.askedAt, view),
        lasted: duration(((body.closedAt ?? 0) - body.askedAt) / 60_000, language.value),
      }))}
      onTake={(id) => void changeHelp(desk, 'help.take', id)}
      onClose={(id) => void changeHelp(desk, 'help.close', id)}
    />
  );
}

async function changeHelp(desk: Desk, name: Extract<MutationName, 'help.take' | 'help.close'>, id: Id) {
  const refusal = await desk.actions.change(name, { id });
  if (!refusal) return;
  const refused = { refusal, at: desk.ticks.second.peek() };
  desk.notices.say(refusalText(desk.words, refused, viewpoint(desk).timeZone), 'bad');
}

const STEP = 100;

/** Every call of the facility, and the calls that residents are waiting for. */
export function HistoryRoute({ desk }: Props) {
  const [limit, setLimit] = useState(STEP);
  const total = desk.replica.records.value.call.size;
  return (
    <div class="page">
      <PageTitle title={desk.words.t('nav.history')} />
      <WishList wishes={wishRows(desk)} />
      <CallDays days={callDays(desk, limit)} onMore={total > limit ? () => setLimit(limit + STEP) : null} />
    </div>
  );
}

export function SettingsRoute({ desk }: Props) {
  const { actions, notices, words, replica, session } = desk;
  const facility = facilityOf(replica.records.value);
  return (
    <SettingsPage
      facility={facility?.body ?? null}
      isAdmin={roleOf(desk) === 'admin'}
      person={session.name}
      onLanguage={desk.onLanguage}
      onSignOut={desk.onSignOut}
      care={
        isCaring(facility?.body.careUntil ?? null, desk.ticks.minute.value) ? null : <HouseCare desk={desk} />
      }
      onSave={async (draft, pin) => {
        if (!facility) return null;
        const check = pin === null ? {} : { pin: await createPinCheck(pin, crypto) };
        const set = changedFields(facility.body, { ...draft, ...check });
        if (Object.keys(set).length === 0) return null;
        const refusal = await actions.change('facility.update', { id: facility.id, set });
        if (!refusal) notices.say(words.t('common.saved'));
        return refusal;
      }}
    />
  );
}

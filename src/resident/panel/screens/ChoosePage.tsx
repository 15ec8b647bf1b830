import usersIcon from '@phosphor-icons/core/fill/users-fill.svg?raw';
import { useContext, useState } from 'preact/hooks';
import type { PanelTranslator } from '../../../i18n/panel.ts';
import type { Id } from '../../../protocol/primitives.ts';
import type { Servable } from '../../../protocol/tablet-routes.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { facesOnPage } from '../../app/faces.ts';
import { findPeople } from '../find-people.ts';
import { PanelButton } from './PanelButton.tsx';
import { PanelPage } from './PanelPage.tsx';
import { PersonWord } from './person-word.ts';
import './ChoosePage.css';

export type Props = {
  readonly words: PanelTranslator;
  /** `asking` the server, which alone knows them; `opening` for the one who was chosen. */
  readonly state: 'asking' | 'ready' | 'opening' | 'offline' | 'failed';
  readonly people: readonly Servable[];
  readonly onChoose: (residentId: Id) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

/** Staff open a shared tablet for somebody. */
export function ChoosePage({ words, state, people, onChoose, ...ways }: Props) {
  const person = useContext(PersonWord);
  const [sought, setSought] = useState('');
  const [turns, setTurns] = useState(0);
  const found = findPeople(people, sought);
  const { shown, pages } = facesOnPage(found, turns);
  return (
    <PanelPage words={words} name="choose" title={words.t(`choose.title.${person}`)} {...ways}>
      <label class="choose-page__find">
        <span>{words.t('choose.find')}</span>
        <input
          class="pin__field"
          type="search"
          autocomplete="off"
          value={sought}
          onInput={(event) => {
            setSought(event.currentTarget.value);
            setTurns(0);
          }}
        />
      </label>
      <div class="choose-page__people">
        {shown.map(({ residentId, name, room }) => (
          <PanelButton
            key={residentId}
            label={room ? `${name} · ${room}` : name}
            disabled={state === 'opening'}
            onPress={() => onChoose(residentId)}
          />
        ))}
        <p class="panel__text" role="status">
          {saidIn({ words, state, isEmpty: found.length === 0 })}
        </p>
      </div>
      {pages > 1 && (
        <PanelButton
          icon={<Icon svg={usersIcon} />}
          label={words.t('order.more')}
          onPress={() => setTurns(turns + 1)}
        />
      )}
    </PanelPage>
  );
}

function saidIn({ words: { t }, state, isEmpty }: Pick<Props, 'words' | 'state'> & { isEmpty: boolean }) {
  switch (state) {
    case 'ready':
      return isEmpty ? t('choose.nobody') : '';
    case 'offline':
      return t('choose.offline');
    case 'failed':
      return t('choose.failed');
    default:
      return t('choose.moment');
  }
}

import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { Id } from '../../../protocol/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';
import { ConfirmDialog } from '../form/ConfirmDialog.tsx';
import { type TabletFields, TabletForm, type Whose } from './TabletForm.tsx';

export type TabletRow = TabletFields & {
  readonly id: Id;
  readonly residentName: string;
  /** null: this page is without network and cannot know. */
  readonly online: boolean | null;
  readonly since: string | null;
};

export type Props = {
  readonly tablets: readonly TabletRow[];
  readonly residents: readonly Whose[];
  readonly onChange: (id: Id, fields: TabletFields) => Promise<Refusal | null>;
  readonly onRevoke: (id: Id) => Promise<Refusal | null>;
};

type Open = { at: 'edit' | 'revoke'; id: Id } | null;

/** Tablets: whose they are, whether they are there, and how to change or disconnect them. */
export function TabletList({ tablets, residents, onChange, onRevoke }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const asked = tablets.find(({ id }) => id === open?.id);
  return (
    <>
      <ul class="rows">
        {tablets.map((tablet) => (
          <li key={tablet.id} class="card">
            {open?.at === 'edit' && open.id === tablet.id ? (
              <TabletForm
                tablet={tablet}
                residents={residents}
                onSave={(fields) => onChange(tablet.id, fields)}
                onClose={() => setOpen(null)}
              />
            ) : (
              <TabletLine tablet={tablet} onOpen={(at) => setOpen({ at, id: tablet.id })} />
            )}
          </li>
        ))}
      </ul>
      {open?.at === 'revoke' && asked && (
        <ConfirmDialog
          title={t('tablets.disconnect-title', { name: asked.name })}
          text={t('tablets.disconnect-text')}
          confirm={t('tablets.disconnect')}
          onConfirm={() => onRevoke(asked.id)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function TabletLine({ tablet, onOpen }: { tablet: TabletRow; onOpen: (at: 'edit' | 'revoke') => void }) {
  const { t } = useWords();
  const { name, residentName, online, since } = tablet;
  return (
    <div class="rows__row">
      <span class="rows__text">
        <strong>{name}</strong>
        <span class="soft">{residentName}</span>
      </span>
      {online !== null && (
        <span class="rows__state">
          <span class={`standing standing--${online ? 'online' : 'offline'}`}>
            {t(online ? 'tablets.online' : 'tablets.offline')}
          </span>
          {since && <span class="soft">{t('tablets.since', { when: since })}</span>}
        </span>
      )}
      <Button
        icon="pencil-simple"
        aria-label={t('tablets.edit-which', { name })}
        onPress={() => onOpen('edit')}
      >
        {t('tablets.edit')}
      </Button>
      <Button
        variant="quiet"
        aria-label={t('tablets.disconnect-which', { name })}
        onPress={() => onOpen('revoke')}
      >
        {t('tablets.disconnect')}
      </Button>
    </div>
  );
}

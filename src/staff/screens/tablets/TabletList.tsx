import { useState } from 'preact/hooks';
import type { Refusal } from '../../../protocol/errors.ts';
import type { TabletErrand } from '../../../protocol/health.ts';
import type { EpochMs, Id } from '../../../protocol/primitives.ts';
import { useWords } from '../../app/words.ts';
import { ConfirmDialog } from '../form/ConfirmDialog.tsx';
import type { CallsLook } from './CallPlot.tsx';
import { ReplaceForm } from './ReplaceForm.tsx';
import { TabletCard } from './TabletCard.tsx';
import { type TabletFields, TabletForm, type Whose } from './TabletForm.tsx';
import type { TabletRow } from './tablet-row.ts';
import type { Report } from './week-plot.ts';

export type Props = {
  readonly tablets: readonly TabletRow[];
  readonly residents: readonly Whose[];
  readonly onChange: (id: Id, fields: TabletFields) => Promise<Refusal | null>;
  readonly onRevoke: (id: Id) => Promise<Refusal | null>;
  readonly onLock: (id: Id) => void;
  readonly onUnlock: (id: Id) => void;
  readonly onLose: (id: Id) => Promise<Refusal | null>;
  readonly onReplace: (id: Id, code: string) => Promise<Refusal | null>;
  /** What to open on a new tablet. */
  readonly address: string;
  /** Of a new tablet that was scanned; empty: none. */
  readonly code: string;
  readonly onBegin: (id: Id, residentId: Id) => Promise<Refusal | null>;
  readonly onEnd: (id: Id) => Promise<Refusal | null>;
  readonly now: EpochMs;
  readonly timeZone: string;
  readonly onErrand: (id: Id, errand: TabletErrand) => Promise<Refusal | null>;
  /** null: cannot be had now. */
  readonly onWeek: (id: Id) => Promise<readonly Report[] | null>;
  readonly onCalls: (id: Id) => Promise<CallsLook | null>;
};

type Open = { at: 'edit' | 'replace' | 'lose' | 'revoke'; id: Id } | null;

/** Tablets: whose they are, how they are, and what can be done about it. */
export function TabletList({ tablets, residents, onChange, onRevoke, ...rest }: Props) {
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
            ) : open?.at === 'replace' && open.id === tablet.id ? (
              <ReplaceForm
                name={tablet.name}
                address={rest.address}
                code={rest.code}
                onReplace={(code) => rest.onReplace(tablet.id, code)}
                onClose={() => setOpen(null)}
              />
            ) : (
              <TabletCard
                tablet={tablet}
                residents={residents}
                onBegin={(residentId) => rest.onBegin(tablet.id, residentId)}
                onEnd={() => rest.onEnd(tablet.id)}
                now={rest.now}
                timeZone={rest.timeZone}
                onErrand={(errand) => rest.onErrand(tablet.id, errand)}
                onWeek={() => rest.onWeek(tablet.id)}
                onCalls={() => rest.onCalls(tablet.id)}
                onEdit={() => setOpen({ at: 'edit', id: tablet.id })}
                onReplace={() => setOpen({ at: 'replace', id: tablet.id })}
                onLock={() => rest.onLock(tablet.id)}
                onUnlock={() => rest.onUnlock(tablet.id)}
                onLose={() => setOpen({ at: 'lose', id: tablet.id })}
                onRevoke={() => setOpen({ at: 'revoke', id: tablet.id })}
              />
            )}
          </li>
        ))}
      </ul>
      {open?.at === 'lose' && asked && (
        <ConfirmDialog
          title={t('tablets.lose-title', { name: asked.name })}
          text={t('tablets.lose-text')}
          confirm={t('tablets.lose')}
          onConfirm={() => rest.onLose(asked.id)}
          onClose={() => setOpen(null)}
        />
      )}
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

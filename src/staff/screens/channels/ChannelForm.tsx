import { useState } from 'preact/hooks';
import type { Channel } from '../../../protocol/channels.ts';
import type { Refusal } from '../../../protocol/errors.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useWords } from '../../app/words.ts';
import { FormFoot } from '../form/FormFoot.tsx';
import { useSave } from '../form/use-save.ts';
import { readLink } from './channel-link.ts';
import { CHANNEL_ICONS } from './icons.ts';

export type ChannelFields = Pick<Channel, 'name' | 'icon' | 'link'>;

export type Props = {
  readonly channel: ChannelFields;
  readonly onSave: (channel: ChannelFields) => Promise<Refusal | null>;
  readonly onClose: () => void;
};

/** One tile, new or to be changed. What is behind its address the server finds out by itself. */
export function ChannelForm({ channel, onSave, onClose }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(channel.name);
  const [typed, setTyped] = useState(channel.link);
  const [icon, setIcon] = useState(channel.icon);
  const [isWrong, setWrong] = useState(false);
  const { busy, refused, run } = useSave();
  const save = async () => {
    const link = readLink(typed);
    setWrong(link === undefined);
    if (link === undefined) return;
    if (await run(() => onSave({ name, icon, link }))) onClose();
  };
  return (
    <form
      class="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('channels.name')}
        hint={t('channels.name-hint')}
        value={name}
        onInput={setName}
        autoComplete="off"
        maxLength={24}
        required
      />
      <Field
        label={t('channels.link')}
        hint={t('channels.link-hint')}
        value={typed}
        onInput={setTyped}
        error={isWrong ? t('channels.link-wrong') : undefined}
        autoComplete="off"
        inputMode="url"
        maxLength={500}
        required
      />
      <SelectField
        label={t('channels.icon')}
        value={icon}
        options={CHANNEL_ICONS.map((value) => ({ value, label: t(`channels.icon.${value}`) }))}
        onChange={setIcon}
      />
      <FormFoot
        busy={busy}
        refused={refused}
        label={t('common.save')}
        working={t('common.saving')}
        onCancel={onClose}
      />
    </form>
  );
}

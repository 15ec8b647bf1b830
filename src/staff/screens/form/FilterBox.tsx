import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../app/words.ts';

export type Props = {
  /** Something is left out now: then nobody wonders where it is. */
  readonly isSet: boolean;
  /** The fields that narrow the list. */
  readonly children: ComponentChildren;
};

/** Narrows a long list. On a phone it is folded away, so that the list itself comes first. */
export function FilterBox({ isSet, children }: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(isSet);
  const id = useId();
  return (
    <search class={isOpen ? 'filter filter--open' : 'filter'}>
      <div class="filter__toggle">
        <Button aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
          {t('filter.title')}
        </Button>
      </div>
      <div class="card filter__fields" id={id}>
        {children}
      </div>
    </search>
  );
}

/** Everybody, or one of them. */
export function anybodyOr(
  anybody: string,
  list: readonly { readonly id: string; readonly name: string }[],
): { value: string; label: string }[] {
  return [{ value: '', label: anybody }, ...list.map(({ id, name }) => ({ value: id, label: name }))];
}

import phoneCallIcon from '@phosphor-icons/core/fill/phone-call-fill.svg?raw';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../app/words.ts';

export type Props = { readonly wishes: readonly { readonly id: string; readonly text: string }[] };

/** Calls that a resident asked for while nobody could be reached. */
export function WishList({ wishes }: Props) {
  const { t } = useWords();
  if (wishes.length === 0) return null;
  return (
    <section class="wishes">
      <h2 class="wishes__title">
        <Icon svg={phoneCallIcon} />
        <span>{t('wish.title')}</span>
      </h2>
      <ul>
        {wishes.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

import { Button } from '../../ui/Button.tsx';
import type { IconSvg } from '../../ui/Icon.tsx';

export type Props = {
  title: string;
  text: string;
  action?: { label: string; icon?: IconSvg; onPress: () => void } | undefined;
};

/** A page with one thing to say: no invitation yet, a link that is no longer valid, access that was withdrawn. */
export function Message({ title, text, action }: Props) {
  return (
    <section class="page__card" role="status">
      <h1 class="page__title">{title}</h1>
      <p class="page__text">{text}</p>
      {action && (
        <Button variant="primary" {...(action.icon ? { icon: action.icon } : {})} onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </section>
  );
}

import type { ComponentChildren } from 'preact';
import { type Props as FormProps, ResidentForm } from './ResidentForm.tsx';

export type Props = Omit<FormProps, 'cancelTo'> & {
  /** What can be done when somebody leaves. */
  readonly departure: ComponentChildren;
};

/** The resident's own fields, and the end of their stay here. */
export function ResidentDetails({ departure, ...form }: Props) {
  return (
    <div class="with-preview__form">
      <ResidentForm {...form} />
      {departure}
    </div>
  );
}

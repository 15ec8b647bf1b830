import { useId } from 'preact/hooks';
import { Icon, type IconSvg } from '../../../ui/Icon.tsx';

export type Props = {
  readonly icon: IconSvg;
  readonly label: string;
  /** Kinds of files, as the browser's chooser takes them: `image/*`. */
  readonly accept: string;
  readonly disabled?: boolean;
  /** Opens the camera of a phone. */
  readonly camera?: boolean;
} & (
  | { readonly onFile: (file: File) => void; readonly multiple?: false }
  /** Several at once. */
  | { readonly onFiles: (files: readonly File[]) => void; readonly multiple: true }
);

/** The browser's own file chooser in the coat of a button, which speaks the language of the page. */
export function FileButton({ icon, label, accept, disabled = false, camera, ...props }: Props) {
  const id = useId();
  return (
    <div class={camera ? 'file-button file-button--camera' : 'file-button'}>
      <input
        id={id}
        class="file-button__input"
        type="file"
        accept={accept}
        disabled={disabled}
        multiple={props.multiple ?? false}
        {...(camera ? { capture: 'user' as const } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          const [file] = files;
          // The same file chosen twice, or corrected under its own name, must count twice.
          event.currentTarget.value = '';
          if (props.multiple) props.onFiles(files);
          else if (file) props.onFile(file);
        }}
      />
      <label class="button button--plain" for={id}>
        <Icon svg={icon} />
        <span>{label}</span>
      </label>
    </div>
  );
}

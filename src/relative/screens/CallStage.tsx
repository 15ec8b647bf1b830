import { Avatar } from '../../ui/Avatar.tsx';
import { Icon, type IconSvg } from '../../ui/Icon.tsx';
import { Pulse } from '../../ui/Pulse.tsx';
import { Stage } from '../../ui/Stage.tsx';
import './CallStage.css';

export type StageButton = {
  kind: 'go' | 'stop' | 'quiet';
  icon: IconSvg;
  label: string;
  onPress: () => void;
};

export type Props = {
  name: string;
  photo: string | null;
  title: string;
  text: string;
  /** The rings breathe while something sounds somewhere. */
  ringing: boolean;
  /** It rings here: this interrupts. */
  alert?: boolean;
  buttons: readonly StageButton[];
};

/** A face, what is happening, and one or two things to do: it rings here, it rings there, it is over. */
export function CallStage({ name, photo, title, text, ringing, alert = false, buttons }: Props) {
  return (
    <Stage label={title} role={alert ? 'alertdialog' : 'region'}>
      <div class="call-stage">
        <div class="call-stage__who">
          <Pulse active={ringing}>
            <Avatar name={name} photo={photo} />
          </Pulse>
          <h1 class="call-stage__title">{title}</h1>
          <p class="call-stage__text" role="status">
            {text}
          </p>
        </div>
        <div class="call-stage__buttons">
          {buttons.map((button) => (
            <PhoneButton key={button.label} {...button} />
          ))}
        </div>
      </div>
    </Stage>
  );
}

/** A button for a thumb: as wide as the phone, icon and word. */
export function PhoneButton({ kind, icon, label, onPress }: StageButton) {
  return (
    <button type="button" class={`phone-button phone-button--${kind}`} onClick={onPress}>
      <Icon svg={icon} />
      {label}
    </button>
  );
}

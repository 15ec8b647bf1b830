import type { ComponentChildren } from 'preact';

/*
 * Drawn, not photographed: a screenshot of one iOS version is wrong in the next. Words stand beside them, so screen readers
 * skip the pictures.
 */

function Phone({ children }: { children: ComponentChildren }) {
  return (
    <svg class="ring-picture" viewBox="0 0 96 120" aria-hidden="true" focusable="false">
      <rect class="ring-picture__phone" x="14" y="4" width="68" height="112" rx="12" />
      {children}
    </svg>
  );
}

const Lines = ({ from }: { from: number }) => (
  <>
    <rect class="ring-picture__line" x="24" y={from} width="48" height="6" rx="3" />
    <rect class="ring-picture__line" x="24" y={from + 14} width="36" height="6" rx="3" />
  </>
);

/** The square with the arrow: below on an iPhone, above on an iPad. */
export function SharePicture({ isTop }: { isTop: boolean }) {
  const y = isTop ? 14 : 84;
  return (
    <Phone>
      <Lines from={isTop ? 56 : 24} />
      <rect class="ring-picture__spot" x="34" y={y - 2} width="28" height="28" rx="8" />
      <path class="ring-picture__sign" d={`M42 ${y + 11}v9h12v-9 M48 ${y + 15}v-12 M44 ${y + 7}l4-4 4 4`} />
    </Phone>
  );
}

/** The line with the plus in the list of what can be shared. */
export function AddPicture() {
  return (
    <Phone>
      <Lines from={22} />
      <rect class="ring-picture__spot" x="20" y="54" width="56" height="24" rx="8" />
      <path class="ring-picture__sign" d="M58 60h12v12h-12z M64 62.500v7 M60.500 66h7" />
      <rect class="ring-picture__mark" x="26" y="63" width="24" height="6" rx="3" />
      <rect class="ring-picture__line" x="24" y="90" width="40" height="6" rx="3" />
    </Phone>
  );
}

/** Our own icon among the others. */
export function OpenPicture() {
  return (
    <Phone>
      <rect class="ring-picture__line" x="24" y="22" width="20" height="20" rx="6" />
      <rect class="ring-picture__line" x="52" y="22" width="20" height="20" rx="6" />
      <rect class="ring-picture__spot" x="22" y="52" width="24" height="24" rx="7" />
      <path class="ring-picture__sign" d="M28 70v-10l6 6 6-6v10" />
      <rect class="ring-picture__line" x="52" y="54" width="20" height="20" rx="6" />
    </Phone>
  );
}

/** The browser's menu: three dots at the top. */
export function DotsPicture() {
  return (
    <Phone>
      <rect class="ring-picture__spot" x="58" y="10" width="18" height="24" rx="8" />
      <circle class="ring-picture__dot" cx="67" cy="16" r="2" />
      <circle class="ring-picture__dot" cx="67" cy="22" r="2" />
      <circle class="ring-picture__dot" cx="67" cy="28" r="2" />
      <Lines from={50} />
    </Phone>
  );
}

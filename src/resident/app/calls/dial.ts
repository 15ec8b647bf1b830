/**
 * Hands a number to the tablet's own telephone (RFC 3966). Nobody can tell whether there is one: a browser without it does
 * nothing; a kiosk's web view must be told what `tel:` is (docs/kiosk.md).
 */
export function createDial(document: Pick<Document, 'createElement'>): (phone: string) => void {
  return (phone) => {
    const link = document.createElement('a');
    link.href = telephoneLink(phone);
    link.click();
  };
}

/** @param phone digits, spaces, a + in front */
const telephoneLink = (phone: string): string => `tel:${phone.replaceAll(' ', '')}`;

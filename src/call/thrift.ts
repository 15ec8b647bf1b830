/**
 * What our descriptions ask of the other side's browser, beyond what browsers ask by themselves (RFC 8866, RFC 7587):
 *
 * - the voice in packets of 60 ms: headers cost more than the voice itself (20 ms: 63 kbit/s on the wire; 60 ms: 28), at
 *   20 kbit/s, mono, next to nothing in pauses (DTX); in-band FEC is asked for by browsers already;
 * - no red/ulpfec for the picture: under loss they double its bytes (826 against 425 kbit/s at 10 %), and what is lost is
 *   sent again anyway. Under another name they are nothing that the other side knows;
 * - never more than 500 kbit/s, padding and probes included: a browser left alone tries 2 Mbit/s in a call's first second,
 *   in the middle of nine others on the same box.
 *
 * @param sdp of an offer or an answer of ours; what is not found in it is left as it is
 */
export function askThrift(sdp: string): string {
  return sdp
    .replace('useinbandfec=1', 'useinbandfec=1;usedtx=1;maxaveragebitrate=20000\r\na=ptime:60')
    .replaceAll('stereo=1', 'stereo=0')
    .replace(/(red|ulpfec)\/90000/g, 'x-$1/90000')
    .replace(/m=video[\s\S]*?c=IN.*\r\n/, '$&b=AS:500\r\n');
}

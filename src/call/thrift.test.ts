import { expect, test } from 'vitest';
import { askThrift } from './thrift.ts';

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

/** As Chromium makes it, shortened. */
const CHROMIUM = lines(
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
  'c=IN IP4 0.0.0.0',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:63 red/48000/2',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98',
  'c=IN IP4 0.0.0.0',
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:97 red/90000',
  'a=rtpmap:98 ulpfec/90000',
);

const FIREFOX = lines(
  'm=audio 9 UDP/TLS/RTP/SAVPF 109',
  'c=IN IP4 0.0.0.0',
  'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1',
  'a=rtpmap:109 opus/48000/2',
  'm=video 9 UDP/TLS/RTP/SAVPF 120',
  'c=IN IP4 0.0.0.0',
  'a=rtpmap:120 VP8/90000',
);

const linesOf = (sdp: string) => sdp.split('\r\n');

test('the voice is asked for in long packets, thrifty, silent in pauses, and mended', () => {
  const asked = linesOf(askThrift(CHROMIUM));
  const fmtp = 'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=20000';
  expect(asked).toContain(fmtp);
  expect(asked[asked.indexOf(fmtp) + 1]).toBe('a=ptime:60');
});

test('the length of packets is said of the sound, before the picture begins', () => {
  const asked = linesOf(askThrift(CHROMIUM));
  const video = asked.findIndex((line) => line.startsWith('m=video'));
  expect(asked.lastIndexOf('a=ptime:60')).toBeLessThan(video);
});

test('a voice from one microphone is not asked for twice', () => {
  expect(askThrift(FIREFOX)).toContain('maxplaybackrate=48000;stereo=0;useinbandfec=1;usedtx=1');
});

test('the picture goes without redundancy, the voice may have its own', () => {
  const asked = linesOf(askThrift(CHROMIUM));
  expect(asked).toContain('a=rtpmap:63 red/48000/2');
  expect(asked).toContain('a=rtpmap:97 x-red/90000');
  expect(asked).toContain('a=rtpmap:98 x-ulpfec/90000');
});

test('the picture has a lid, where SDP wants it: after c=, before a=', () => {
  const asked = linesOf(askThrift(CHROMIUM));
  const video = asked.findIndex((line) => line.startsWith('m=video'));
  expect(asked.slice(video + 1, video + 3)).toEqual(['c=IN IP4 0.0.0.0', 'b=AS:500']);
  expect(asked.filter((line) => line.startsWith('b='))).toHaveLength(1);
});

test('a description without sound or picture is left as it is', () => {
  const empty = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n';
  expect(askThrift(empty)).toBe(empty);
});

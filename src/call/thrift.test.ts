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
  expect(asked).toContain('m=video 9 UDP/TLS/RTP/SAVPF 96');
  expect(asked.join()).not.toMatch(/ulpfec|red\/90000/);
});

test('no codec is named that we never use, nor what belongs to it', () => {
  const whole = lines(
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 13 110',
    'a=rtpmap:111 opus/48000/2',
    'a=rtcp-fb:111 transport-cc',
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:13 CN/8000',
    'a=rtpmap:110 telephone-event/48000',
    'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99 103 104 109 45 46',
    'a=mid:1',
    'a=rtpmap:96 VP8/90000',
    'a=rtcp-fb:96 nack pli',
    'a=rtpmap:97 rtx/90000',
    'a=fmtp:97 apt=96',
    'a=rtpmap:98 VP9/90000',
    'a=rtcp-fb:98 nack',
    'a=rtpmap:99 rtx/90000',
    'a=fmtp:99 apt=98',
    'a=rtpmap:103 H264/90000',
    'a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f',
    'a=rtpmap:104 rtx/90000',
    'a=fmtp:104 apt=103',
    'a=rtpmap:109 H264/90000',
    'a=fmtp:109 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f',
    'a=rtpmap:45 AV1/90000',
    'a=rtpmap:46 rtx/90000',
    'a=fmtp:46 apt=45',
    'a=ssrc:1 cname:x',
  );
  expect(linesOf(askThrift(whole))).toEqual([
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
    'a=rtpmap:111 opus/48000/2',
    'a=rtcp-fb:111 transport-cc',
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
    'm=video 9 UDP/TLS/RTP/SAVPF 96 97 103 104',
    'a=mid:1',
    'a=rtpmap:96 VP8/90000',
    'a=rtcp-fb:96 nack pli',
    'a=rtpmap:97 rtx/90000',
    'a=fmtp:97 apt=96',
    'a=rtpmap:103 H264/90000',
    'a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f',
    'a=rtpmap:104 rtx/90000',
    'a=fmtp:104 apt=103',
    'a=ssrc:1 cname:x',
    '',
  ]);
});

test('a browser that knows none of ours keeps its own', () => {
  const other = lines('m=video 9 UDP/TLS/RTP/SAVPF 45', 'a=rtpmap:45 AV1/90000');
  expect(askThrift(other)).toBe(other);
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

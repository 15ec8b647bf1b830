import type { Grab } from './probe-camera.ts';
import type { Ear } from './probe-microphone.ts';

const WIDTH = 64;
const HEIGHT = 48;

/** Lets the stream play in a <video> that is in no document, and draws it small. */
export async function openGrab(stream: MediaStream): Promise<Grab> {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = stream;
  await video.play();
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  return () => {
    if (!paper || video.videoWidth === 0) return null;
    paper.drawImage(video, 0, 0, WIDTH, HEIGHT);
    return paper.getImageData(0, 0, WIDTH, HEIGHT).data;
  };
}

/** Hears the stream, and can hum. */
export function openEar(stream: MediaStream): Ear {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    listen() {
      analyser.getFloatTimeDomainData(samples);
      return { samples, rate: context.sampleRate };
    },
    hum({ hertz, loudness, seconds }) {
      if (context.state !== 'running') return false;
      const begin = context.currentTime;
      const tone = new OscillatorNode(context, { frequency: hertz });
      const swell = new GainNode(context, { gain: 0 });
      swell.gain.linearRampToValueAtTime(loudness, begin + 0.1);
      swell.gain.setValueAtTime(loudness, begin + seconds - 0.1);
      swell.gain.linearRampToValueAtTime(0, begin + seconds);
      tone.connect(swell).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + seconds);
      return true;
    },
    close: () => void context.close(),
  };
}

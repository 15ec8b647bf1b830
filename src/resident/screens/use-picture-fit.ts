import { useEffect, useRef, useState } from 'preact/hooks';
import { pictureFit } from '../app/picture-fit.ts';

/** Follows the shape of the picture inside `frame`: a relative turns the phone in the middle of a call. */
export function usePictureFit() {
  const frame = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState<'cover' | 'contain'>('cover');
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const video = element.querySelector('video');
      if (!video) return;
      const picture = { width: video.videoWidth, height: video.videoHeight };
      setFit(pictureFit(picture, { width: element.clientWidth, height: element.clientHeight }));
    };
    // A video's own events do not bubble, but they can be caught on their way down.
    element.addEventListener('resize', measure, true);
    element.addEventListener('loadedmetadata', measure, true);
    window.addEventListener('resize', measure);
    return () => {
      element.removeEventListener('resize', measure, true);
      element.removeEventListener('loadedmetadata', measure, true);
      window.removeEventListener('resize', measure);
    };
  }, []);
  return { frame, fit };
}

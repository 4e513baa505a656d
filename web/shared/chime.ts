/** A short, soft tone made by the browser itself: no file is loaded. */

const SECONDS = 0.35;
const LOUDNESS = 0.12;
/** Browsers let a page sound only after it was touched, Safari only if the sound was made ready at that very moment. */
const TOUCHES = ["pointerdown", "keydown"];

/** `pitch` in hertz. Silent where the browser has no sound, or the page was not touched yet. */
export function chime(page: Window & typeof globalThis): (pitch: number) => void {
  if (!("AudioContext" in page)) return () => undefined;
  let sounds: AudioContext | null = null;
  const wake = () => {
    sounds ??= new page.AudioContext();
    // Phones put it to sleep again, for instance during a call.
    if (sounds.state !== "running") void sounds.resume().catch(() => undefined);
  };
  for (const touch of TOUCHES) page.addEventListener(touch, wake, { passive: true });
  return (pitch) => {
    wake();
    if (sounds) sound(sounds, pitch);
  };
}

function sound(sounds: AudioContext, pitch: number): void {
  const tone = sounds.createOscillator();
  const volume = sounds.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(LOUDNESS, sounds.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, sounds.currentTime + SECONDS);
  tone.connect(volume).connect(sounds.destination);
  tone.start();
  tone.stop(sounds.currentTime + SECONDS);
}

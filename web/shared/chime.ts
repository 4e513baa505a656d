/** A short, soft tone made by the browser itself: no file is loaded. */

const SECONDS = 0.35;
const LOUDNESS = 0.12;

/** `pitch` in hertz. Silent where the browser has no sound, or allows none before the page was touched. */
export function chime(page: Window & typeof globalThis): (pitch: number) => void {
  let sounds: AudioContext | null = null;
  return (pitch) => {
    if (!("AudioContext" in page)) return;
    sounds ??= new page.AudioContext();
    const tone = sounds.createOscillator();
    const volume = sounds.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(LOUDNESS, sounds.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, sounds.currentTime + SECONDS);
    tone.connect(volume).connect(sounds.destination);
    tone.start();
    tone.stop(sounds.currentTime + SECONDS);
  };
}
